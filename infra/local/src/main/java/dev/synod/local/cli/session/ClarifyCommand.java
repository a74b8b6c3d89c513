package dev.synod.local.cli.session;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Answers what the council asked back. */
@Command(name = "clarify", description = "Answer what the council asked.")
public final class ClarifyCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Parameters(index = "1", paramLabel = "TEXT", description = "In quotes.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String text;

    @Override
    public Integer call() throws Exception {
        session.api().clarify(session.id(), text);
        session.say("answered; the council goes on");
        return 0;
    }
}
