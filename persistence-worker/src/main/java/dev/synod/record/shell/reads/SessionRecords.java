package dev.synod.record.shell.reads;

import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the record holds of one session. Says nothing of who may see it. */
public interface SessionRecords {
    /** Whose it is and where it stands; empty if no event of it has been stored yet. */
    Uni<Optional<SessionHead>> head(UUID sessionId);

    /**
     * Its events with a sequence beyond {@code after}, in order.
     *
     * @param known up to here they are known to be stored, and must not be missed
     */
    Uni<List<HistoryItem>> events(UUID sessionId, long after, int limit, long known);

    /** What its experts said beyond sequence {@code after}, in order; {@code known} as with events. */
    Uni<List<Contribution>> contributions(UUID sessionId, long after, int limit, long known);

    /** Its verdict, once reached. */
    Uni<Optional<SessionVerdict>> verdict(UUID sessionId);

    /** Its verdict's actions, in the verdict's order. */
    Uni<List<ActionItem>> actions(UUID sessionId);

    /** What it has cost so far. */
    Uni<Optional<SessionCost>> cost(UUID sessionId);
}
