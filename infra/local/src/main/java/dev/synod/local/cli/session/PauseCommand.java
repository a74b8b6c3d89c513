package dev.synod.local.cli.session;

import dev.synod.local.ask.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Makes a session stand still. */
@Command(name = "pause", description = "Make a session stand still until it is resumed.")
public final class PauseCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Override
    public Integer call() throws Exception {
        session.sayState(session.api().order(session.id(), Order.PAUSE));
        return 0;
    }
}
