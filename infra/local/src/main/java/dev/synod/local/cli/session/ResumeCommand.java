package dev.synod.local.cli.session;

import dev.synod.local.ask.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Lets a paused session go on. */
@Command(name = "resume", description = "Let a paused session go on.")
public final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Override
    public Integer call() throws Exception {
        session.sayState(session.api().order(session.id(), Order.RESUME));
        return 0;
    }
}
