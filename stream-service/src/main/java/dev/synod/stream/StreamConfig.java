package dev.synod.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** Settings of the stream service; application.properties holds the defaults. */
@ConfigMapping(prefix = "synod.stream")
public interface StreamConfig {
    /** Comment sent on every connection, so that proxies don't close a silent one. */
    @DurationMin(millis = 100)
    Duration keepalive();

    /** Middle of what clients are told to wait before they reconnect; each gets 50 to 150 % of it. */
    @DurationMin(millis = 100)
    Duration retryHint();

    /** Open streams per replica; beyond it 503 with Retry-After. */
    @Min(1) int maxConnections();

    /** Bytes on their way to one connection; no more is taken for it until some have left. */
    MemorySize maxUnflushed();

    /** A connection that takes none of its bytes for so long is closed; it can resume by Last-Event-ID. */
    @DurationMin(millis = 100)
    Duration stallTimeout();

    /** How long a session made just now may be unknown here before it is called not found; 0 for not at all. */
    @DurationMin
    Duration creationPatience();

    /** How long an event may be missing, while later ones are known, before a gap is announced. */
    @DurationMin
    Duration gapPatience();

    /** How often the record is asked how far the watched sessions are: what goes on without Kafka. */
    @DurationMin(millis = 100)
    Duration recordPoll();

    /** Events per history query. */
    @Min(1) @Max(10_000) int historyBatch();

    /** Bounds of the memory of recent events. */
    @Valid Memory memory();

    @AssertTrue(message = "synod.stream.max-unflushed must be at least 1K") default boolean isRoomEnough() {
        return maxUnflushed().asLongValue() >= 1024;
    }

    /** Bounds of the memory of recent events. */
    interface Memory {
        /** How far back a starting replica reads the topic to fill its memory. */
        @DurationMin
        Duration age();

        /** Sessions held in memory; the longest unused one goes first. */
        @Min(1) int sessions();

        /** Events held per session; the oldest go first. */
        @Min(1) int eventsPerSession();

        /** Bytes of events held in all. */
        MemorySize bytes();

        @AssertTrue(message = "synod.stream.memory.bytes must be at least 1") default boolean isOfSomeSize() {
            return bytes().asLongValue() >= 1;
        }
    }
}
