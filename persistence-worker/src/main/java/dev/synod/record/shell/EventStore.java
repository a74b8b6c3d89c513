package dev.synod.record.shell;

import io.smallrye.mutiny.Uni;

import java.util.List;

/** Where events are remembered. */
public interface EventStore {
    /**
     * Stores the events and what is drawn from them in one transaction; those already there change
     * nothing. Events of a session come in their order.
     *
     * @return how many were new; fails with {@link StoreUnavailable} if trying again later can help, with
     *     {@link EventRefused} if an event among them can't ever be stored (then none of them is)
     */
    Uni<Integer> store(List<RecordedEvent> events);
}
