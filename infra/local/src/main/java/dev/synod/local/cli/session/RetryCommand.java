package dev.synod.local.cli.session;

import dev.synod.local.ask.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Tries a failed session again. */
@Command(name = "retry", description = "Try a failed session again, from where it failed.")
public final class RetryCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Override
    public Integer call() throws Exception {
        session.sayState(session.api().order(session.id(), Order.RETRY));
        return 0;
    }
}
