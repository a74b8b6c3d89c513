package dev.synod.local.cli.session;

import dev.synod.local.ask.SessionApi.Checkpoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/** Begins a session that goes on from a place in the life of another. */
@Command(name = "fork", description = "Begin a new session from a checkpoint of another, and follow it.")
public final class ForkCommand implements Callable<Integer> {

    @Mixin
    private final OneSession session = new OneSession();

    @Option(names = "--from", paramLabel = "CHECKPOINT", description = "From which; without it they are listed.")
    private @Nullable String checkpoint;

    @Override
    public Integer call() throws Exception {
        if (checkpoint == null) {
            return list(session.api().checkpoints(session.id()));
        }
        Following following = session.following();
        String fork = following.api().fork(session.id(), checkpoint);
        session.say("accepted as session " + fork);
        return following.follow(fork);
    }

    private int list(List<Checkpoint> checkpoints) {
        if (checkpoints.isEmpty()) {
            session.say("session " + session.id() + " has no checkpoint yet");
            return 1;
        }
        for (Checkpoint place : checkpoints) {
            session.say("%-28s event %4d  %s".formatted(place.name(), place.sequence(), place.at()));
        }
        session.say("fork with   ./synod fork " + session.id() + " --from NAME");
        return 0;
    }
}
