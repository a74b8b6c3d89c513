package dev.synod.stream.shell;

import dev.synod.stream.StreamConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Knows whose a session is, and whether it is over. */
@ApplicationScoped
public class SessionAccess {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final Surroundings world;
    private final StreamConfig config;

    SessionAccess(Surroundings world) {
        this.world = world;
        this.config = world.config();
    }

    /**
     * Whose session it is. One made just now may have reached neither the topic nor the record, so it is
     * waited for; the time in its id says whether it can be that young. Fails if the record can't be asked.
     */
    public Uni<Optional<String>> ownerOf(UUID sessionId) {
        Instant now = world.clock().instant();
        Instant deadline = madeJustNow(sessionId, now) ? now.plus(config.creationPatience()) : now;
        return ownerOf(sessionId.toString(), deadline);
    }

    /**
     * True if the session is known to end at or before this sequence; false also if nobody can say: then a
     * stream is opened, which ends as soon as somebody can.
     */
    public Uni<Boolean> endsBy(String sessionId, long sequence) {
        if (sequence == 0) {
            return Uni.createFrom().item(false);
        }
        if (world.memory().endsBy(sessionId, sequence)) {
            return Uni.createFrom().item(true);
        }
        return world.history().endsBy(sessionId, sequence).onFailure().recoverWithItem(false);
    }

    private Uni<Optional<String>> ownerOf(String sessionId, Instant deadline) {
        Optional<String> remembered = world.memory().ownerOf(sessionId);
        if (remembered.isPresent()) {
            return Uni.createFrom().item(remembered);
        }
        return world.history().ownerOf(sessionId).onItem().transformToUni(recorded -> {
            if (recorded.isPresent() || !world.clock().instant().isBefore(deadline)) {
                return Uni.createFrom().item(recorded);
            }
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(PAUSE)
                    .onItem()
                    .transformToUni(waited -> ownerOf(sessionId, deadline));
        });
    }

    /** A version 7 id begins with its time, in milliseconds. */
    private static boolean madeJustNow(UUID id, Instant now) {
        if (id.version() != 7) {
            return false;
        }
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return Duration.between(made, now).abs().compareTo(JUST_NOW) < 0;
    }
}
