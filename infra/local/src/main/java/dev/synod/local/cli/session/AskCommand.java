package dev.synod.local.cli.session;

import dev.synod.local.ask.SessionApi;
import dev.synod.local.cli.context.Caller;
import dev.synod.local.cli.context.Context;
import dev.synod.local.cli.context.Start;
import dev.synod.local.debate.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Puts a question to the council and follows the debate. */
@Command(
        name = "ask",
        description = "Put a question to the council and follow the debate to its verdict.",
        footer = {
            "",
            "Starts what is not running. Exit 0 with a verdict, 1 without.",
            "Ctrl-C stops watching; if this command started the stack, it is stopped again."
        })
public final class AskCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Parameters(paramLabel = "QUESTION", description = "In quotes.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String question;

    @Mixin
    private final CouncilOptions options = new CouncilOptions();

    @Mixin
    private final Caller caller = new Caller();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        try (Start start = new Start(context, out)) {
            boolean started = start.run();
            return ask(context, start, started);
        }
    }

    private int ask(Context context, Start start, boolean started) throws IOException, InterruptedException {
        try {
            SessionApi api = new SessionApi(context.ports(), caller.token(context));
            Screen screen = context.screen();
            String session = api.create(question, options.wishes());
            screen.line("");
            screen.line("accepted as session " + session);
            Following following = new Following(context, caller, api);
            int exitCode = following.follow(session);
            following.whereToLook(session);
            if (started) {
                screen.line("everything stays running for the next question; ./synod down stops it");
            }
            return exitCode;
        } finally {
            // An interrupt does not come by here: it ends the process, and with it what this command started.
            start.keep();
        }
    }
}
