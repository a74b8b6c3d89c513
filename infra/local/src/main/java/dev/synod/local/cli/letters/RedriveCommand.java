package dev.synod.local.cli.letters;

import dev.synod.local.ask.LetterApi;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Has dead letters tried now. */
@Command(name = "redrive", description = "Try dead letters now; those behind them follow by themselves.")
final class RedriveCommand implements Callable<Integer> {

    @Mixin
    private final Operator operator = new Operator();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private Which which;

    @Override
    public Integer call() throws Exception {
        LetterApi api = operator.api();
        if (!which.id.isEmpty()) {
            api.redrive(which.id);
            operator.say("dead letter " + which.id + " is due; see   ./synod dead-letters show " + which.id);
            return 0;
        }
        int keys = which.all ? api.redriveAll() : api.redriveCause(which.cause);
        operator.say(
                keys == 0
                        ? "there is none to redrive"
                        : "due, each with those behind it after it: " + keys + "; see   ./synod dead-letters");
        return 0;
    }

    private static final class Which {
        @Parameters(paramLabel = "ID", description = "The letter's number.")
        private String id = "";

        @Option(names = "--cause", paramLabel = "CAUSE", description = "All that are unreadable, or refused.")
        private String cause = "";

        @Option(names = "--all", description = "All that are first of their session.")
        private boolean all;
    }
}
