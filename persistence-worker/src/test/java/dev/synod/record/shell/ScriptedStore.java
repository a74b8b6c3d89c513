package dev.synod.record.shell;

import io.smallrye.mutiny.Uni;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Away for some calls; then refuses whatever holds poison, as one transaction would, and keeps each key's order. */
final class ScriptedStore implements EventStore {
    final Set<RecordedEvent> poison = new HashSet<>();
    final List<RecordedEvent> stored = new ArrayList<>();
    /** What was laid aside, with its cause, in order. */
    final Map<SourceRecord, DeadLetterCause> letters = new LinkedHashMap<>();

    Runnable beforeCall = () -> {};
    int failures;
    int calls;

    private final Set<String> held = new HashSet<>();

    @Override
    public Uni<Stored> store(List<Arrival.Sound> arrivals) {
        return unlessAway(() -> {
            List<Arrival.Sound> free = arrivals.stream()
                    .filter(arrival -> !held.contains(arrival.source().orderKey()))
                    .toList();
            if (free.stream().anyMatch(arrival -> poison.contains(arrival.event()))) {
                throw new EventRefused("poison", new IllegalArgumentException());
            }
            free.forEach(arrival -> stored.add(arrival.event()));
            List<Arrival.Sound> behind =
                    arrivals.stream().filter(arrival -> !free.contains(arrival)).toList();
            behind.forEach(arrival -> letters.put(arrival.source(), DeadLetterCause.BEHIND));
            return new Stored(free.size(), 0, behind);
        });
    }

    @Override
    public Uni<Boolean> bury(Arrival arrival, Failure failure) {
        return unlessAway(() -> {
            held.add(arrival.source().orderKey());
            letters.put(arrival.source(), failure.cause());
            return true;
        });
    }

    private <T> Uni<T> unlessAway(Supplier<T> work) {
        beforeCall.run();
        calls++;
        if (failures > 0) {
            failures--;
            return Uni.createFrom().failure(new StoreUnavailable("away", new IllegalStateException()));
        }
        return Uni.createFrom().item(work);
    }
}
