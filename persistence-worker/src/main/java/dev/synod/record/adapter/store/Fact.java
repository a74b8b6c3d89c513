package dev.synod.record.adapter.store;

import dev.synod.events.session.SessionEvent;
import dev.synod.record.shell.RecordedEvent;

import java.util.List;

/** An event whose data is known to be of one kind. */
record Fact<E extends SessionEvent>(RecordedEvent event, E data) {
    /** The events of that kind, in their order. */
    static <E extends SessionEvent> List<Fact<E>> among(List<RecordedEvent> events, Class<E> kind) {
        return events.stream()
                .filter(event -> kind.isInstance(event.data()))
                .map(event -> new Fact<>(event, kind.cast(event.data())))
                .toList();
    }
}
