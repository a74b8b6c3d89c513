package dev.synod.local.cli.session;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Ends a session for good. */
@Command(name = "cancel", description = "End a session for good.")
public final class CancelCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Override
    public Integer call() throws Exception {
        session.sayState(session.api().cancel(session.id(), reason));
        return 0;
    }
}
