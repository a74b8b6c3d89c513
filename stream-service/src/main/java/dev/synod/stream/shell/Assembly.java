package dev.synod.stream.shell;

import dev.synod.stream.StreamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.InstantSource;

/** Puts together what is plain Java. */
@ApplicationScoped
public class Assembly {
    @Produces
    @Singleton
    EventMemory memory(StreamConfig config, StreamMetrics metrics) {
        StreamConfig.Memory bounds = config.memory();
        EventMemory memory = new EventMemory(new EventMemory.Bounds(
                bounds.sessions(), bounds.eventsPerSession(), bounds.bytes().asLongValue()));
        metrics.gauge("synod.stream.memory.bytes", memory::size);
        return memory;
    }

    @Produces
    @Singleton
    Surroundings surroundings(EventMemory memory, History history, StreamMetrics metrics, StreamConfig config) {
        return new Surroundings(memory, history, metrics, config, InstantSource.system());
    }
}
