package dev.synod.local.cli.session;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Says something in the middle of a debate. */
@Command(name = "say", description = "Say something that the council hears before its next round.")
public final class SayCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Parameters(index = "1", paramLabel = "TEXT", description = "In quotes.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String text;

    @Override
    public Integer call() throws Exception {
        session.api().interject(session.id(), text);
        session.say("the council hears it before its next round");
        return 0;
    }
}
