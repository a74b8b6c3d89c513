package dev.synod.local.cli.session;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Follows a session that is there already. */
@Command(
        name = "watch",
        description = "Follow a session from its first event.",
        footer = {"", "Exit 0 with a verdict, 1 without. Ctrl-C stops watching; the session goes on."})
public final class WatchCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Override
    public Integer call() throws Exception {
        // Asked first, since a session that is not there is an error at once.
        session.api().state(session.id());
        return session.following().follow(session.id());
    }
}
