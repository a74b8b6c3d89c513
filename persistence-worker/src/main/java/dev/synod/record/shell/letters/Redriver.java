package dev.synod.record.shell.letters;

import dev.synod.kit.shutdown.Handover;
import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.EventRefused;
import dev.synod.record.shell.Failure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.List;

/**
 * Tries letters again, key by key, from a key's first letter on. They are read anew, so that a newer release
 * stores what an older one could not read. The first that fails keeps its place, and those behind it theirs.
 */
@ApplicationScoped
public class Redriver {
    private static final Logger LOG = Logger.getLogger(Redriver.class);
    private static final int AT_ONCE = 100;
    /** So many turns at most before whatever else is to be done gets its time. */
    private static final int TURNS = 1_000;

    private final LetterQueue queue;
    private final LetterMetrics metrics;
    private final Handover handover;

    Redriver(LetterQueue queue, LetterMetrics metrics, Handover handover) {
        this.queue = queue;
        this.metrics = metrics;
        this.handover = handover;
    }

    /** Tries all that is due; on the way down the turn that is under way ends, and no other begins. */
    Uni<Void> redriveDue() {
        return Multi.createBy()
                .repeating()
                .uni(() -> handover.work(this::turn))
                .whilst(worked -> worked)
                .select()
                .first(TURNS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Tries some letters of one key; false if none was due. */
    private Uni<Boolean> turn() {
        return queue.due().flatMap(due -> due.map(key -> retry(key).replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> retry(String key) {
        return queue.first(key, AT_ONCE)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(letters -> letters.isEmpty() ? Uni.createFrom().voidItem() : retry(key, letters));
    }

    private Uni<Void> retry(String key, List<Letter> letters) {
        List<Letter.Sound> sound = new ArrayList<>();
        for (Letter letter : letters) {
            switch (Arrival.of(letter.source())) {
                case Arrival.Sound read -> sound.add(new Letter.Sound(letter.id(), read.event()));
                case Arrival.Unreadable unreadable -> {
                    return sound.isEmpty() ? failed(key, letter.id(), unreadable.failure()) : store(key, sound);
                }
            }
        }
        return store(key, sound);
    }

    /** What is left of a key after its first ones were stored is due, and comes with the next turn. */
    private Uni<Void> store(String key, List<Letter.Sound> sound) {
        return queue.store(key, sound)
                .invoke(metrics::stored)
                .replaceWithVoid()
                .onFailure(EventRefused.class)
                .recoverWithUni(refused -> sound.size() == 1
                        ? failed(key, sound.getFirst().id(), (EventRefused) refused)
                        : store(key, sound.subList(0, sound.size() / 2)));
    }

    private Uni<Void> failed(String key, long letterId, RuntimeException cause) {
        LOG.warnf("Dead letter %d of key %s fails again: %s", letterId, key, cause.getMessage());
        return queue.failed(key, letterId, Failure.of(cause));
    }
}
