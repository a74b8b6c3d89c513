package dev.synod.stream.shell.session;

import dev.synod.kit.time.IdTime;
import dev.synod.stream.StreamConfig;
import dev.synod.stream.shell.session.History.Prospect;
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

    public SessionAccess(Surroundings world) {
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
     * What somebody who has everything up to this sequence may still expect; if nobody can say it is more: then a
     * stream is opened, which ends as soon as somebody can.
     */
    public Uni<Prospect> beyond(String sessionId, long sequence) {
        EventMemory memory = world.memory();
        if (memory.endsBy(sessionId, sequence)) {
            return Uni.createFrom().item(Prospect.NOTHING);
        }
        if (memory.beyond(sessionId, sequence, 1).knows()) {
            return Uni.createFrom().item(Prospect.MORE);
        }
        return world.history().beyond(sessionId, sequence).onFailure().recoverWithItem(Prospect.MORE);
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

    /** Only a version 7 id says when. */
    private static boolean madeJustNow(UUID id, Instant now) {
        return id.version() == 7 && Duration.between(IdTime.of(id), now).abs().compareTo(JUST_NOW) < 0;
    }
}
