package dev.synod.stream.shell;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.shell.connection.StreamMetrics;
import dev.synod.stream.shell.feed.FeedMemory;
import dev.synod.stream.shell.session.EventMemory;
import dev.synod.stream.shell.session.History;
import dev.synod.stream.shell.session.Surroundings;
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
    FeedMemory feedMemory(StreamConfig config, StreamMetrics metrics) {
        FeedMemory memory = new FeedMemory(config.memory().feedBytes().asLongValue());
        metrics.gauge("synod.stream.memory.feed.bytes", memory::size);
        return memory;
    }

    @Produces
    @Singleton
    Surroundings surroundings(
            EventMemory memory, History history, StreamMetrics metrics, StreamConfig config, InstantSource clock) {
        return new Surroundings(memory, history, metrics, config, clock);
    }
}
