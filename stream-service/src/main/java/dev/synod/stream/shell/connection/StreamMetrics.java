package dev.synod.stream.shell.connection;

import dev.synod.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** What the streams count. */
@ApplicationScoped
public class StreamMetrics {
    /** Why a connection closed. */
    public enum Closed {
        /** The session is over. */
        FINISHED,
        /** The client left. */
        LEFT,
        /** The client took nothing for too long. */
        STALLED,
        /** This server stops. */
        DRAINED
    }

    /** The alert rules count what takes longer than five seconds. */
    private static final Duration[] FIRST_EVENT_BUCKETS = DoubleStream.of(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Counter eventsSent;
    private final Counter deltasSent;
    private final Counter deltasDropped;
    private final Counter gaps;
    private final Counter historyReads;
    private final Timer firstEvent;

    public StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.eventsSent = registry.counter("synod.stream.events.sent");
        this.deltasSent = registry.counter("synod.stream.deltas.sent");
        this.deltasDropped = registry.counter("synod.stream.deltas.dropped");
        this.gaps = registry.counter("synod.stream.gaps");
        this.historyReads = registry.counter("synod.stream.history.reads");
        this.firstEvent = Timer.builder("synod.stream.first.event")
                .description("From a session's acceptance to its first event at this replica")
                .serviceLevelObjectives(FIRST_EVENT_BUCKETS)
                .register(registry);
        // There as zero from the start: a rate needs something to grow from.
        List.of(Topics.SESSION_EVENTS, Topics.LLM_DELTAS).forEach(this::malformedAt);
    }

    /** The first event of a session that was accepted so long ago has come, and can be shown from now on. */
    public void firstEvent(Duration sinceAccepted) {
        firstEvent.record(sinceAccepted.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Durable events handed to connections. */
    public void eventsSent(int count) {
        eventsSent.increment(count);
    }

    /** Deltas handed to a connection. */
    public void deltasSent(int count) {
        deltasSent.increment(count);
    }

    /** A delta that a live connection had no room for. */
    public void deltaDropped() {
        deltasDropped.increment();
    }

    /** A gap announced to a connection. */
    public void gap() {
        gaps.increment();
    }

    /** A connection asked the record. */
    public void historyRead() {
        historyReads.increment();
    }

    /** A connection closed. */
    public void closed(Closed why) {
        registry.counter("synod.stream.connections.closed", "reason", why.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** A record that could not be read was skipped. */
    public void malformed(String topic) {
        malformedAt(topic).increment();
    }

    private Counter malformedAt(String topic) {
        return registry.counter("synod.stream.records.malformed", "topic", topic);
    }

    /** An event came of a session that nobody is known to own. */
    public void ownerless() {
        registry.counter("synod.stream.feed.ownerless").increment();
    }

    /** A client was told to wait before it connects again. */
    public void throttled() {
        registry.counter("synod.stream.connections.throttled").increment();
    }

    /** Shows a number that changes by itself. */
    public void gauge(String name, Supplier<Number> number) {
        Gauge.builder(name, number).register(registry);
    }
}
