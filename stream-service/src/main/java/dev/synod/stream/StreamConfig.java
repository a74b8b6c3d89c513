package dev.synod.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMin;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

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

    /** How clients in a hurry are slowed down. */
    @Valid Reconnect reconnect();

    /** Passes for clients that can't send headers. */
    @Valid Tickets tickets();

    /** Where the web console finds the other services. */
    Console console();

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

        /** Bytes of events held for feeds. */
        MemorySize feedBytes();

        @AssertTrue(message = "synod.stream.memory.bytes must be at least 1") default boolean isOfSomeSize() {
            return bytes().asLongValue() >= 1;
        }
    }

    /** How clients in a hurry are slowed down. */
    interface Reconnect {
        /** How often a client may come and leave at once before it has to wait: 1 s, 2 s, 4 s … up to a minute. */
        @Min(0) int free();

        /** Whoever stays so long didn't leave at once. */
        @DurationMin
        Duration settled();
    }

    /** Passes for clients that can't send headers. */
    interface Tickets {
        /** Signs tickets; the same at all replicas. Without it each makes its own, and knows no others' tickets. */
        Optional<@Size(min = 32, message = "must have at least 32 characters") String> key();

        /** How long a ticket can be used. */
        @DurationMin(seconds = 1)
        Duration lifetime();
    }

    /** Addresses as a browser reaches them; what is absent is at the console's own. */
    interface Console {
        /** The session service. */
        Optional<URI> sessionsUrl();

        /** The record. */
        Optional<URI> recordUrl();

        /** The gateway. */
        Optional<URI> gatewayUrl();

        /** Where a session's trace is looked at, with {traceId} or {sessionId} in it; no link without it. */
        Optional<String> traceUrl();
    }
}
