package dev.synod.record.shell;

import io.smallrye.mutiny.Uni;

import java.util.List;

/** Where events are remembered, and laid aside if they can't be. Fails with {@link StoreUnavailable} if trying again can help. */
public interface EventStore {
    /**
     * Stores the events and what is drawn from them in one transaction; those already there change
     * nothing. Events of a session come in their order. Those whose key is held become letters behind.
     *
     * @return what became of them; fails with {@link EventRefused} if an event among them can't be stored
     *     (then none of them is)
     */
    Uni<Stored> store(List<Arrival.Sound> arrivals);

    /**
     * Makes a dead letter of a record and holds its key, unless it is a letter or stored already.
     *
     * @return whether there is a new letter
     */
    Uni<Boolean> bury(Arrival arrival, Failure failure);

    /**
     * What became of a batch.
     *
     * @param fresh stored for the first time
     * @param again known already, as an event or a letter
     * @param behind letters now, since an earlier record of their key is one
     */
    record Stored(int fresh, int again, List<Arrival.Sound> behind) {}
}
