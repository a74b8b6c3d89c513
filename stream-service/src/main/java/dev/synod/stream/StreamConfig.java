package dev.synod.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** Settings of the stream service; application.properties holds the defaults and says what each is for. */
@ConfigMapping(prefix = "synod.stream")
public interface StreamConfig {
    Duration keepalive();

    Duration retryHint();

    @Min(1) int maxConnections();

    MemorySize maxUnflushed();

    Duration stallTimeout();

    Duration creationPatience();

    Duration gapPatience();

    Duration recordPoll();

    @Min(1) int historyBatch();

    Memory memory();

    /** Bounds of the memory of recent events. */
    interface Memory {
        Duration age();

        @Min(1) int sessions();

        @Min(1) int eventsPerSession();

        MemorySize bytes();
    }
}
