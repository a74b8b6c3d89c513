package dev.synod.stream.shell.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Locale;
import java.util.function.Supplier;

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

    private final MeterRegistry registry;
    private final Counter eventsSent;
    private final Counter deltasSent;
    private final Counter deltasDropped;
    private final Counter gaps;
    private final Counter historyReads;

    public StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.eventsSent = registry.counter("synod.stream.events.sent");
        this.deltasSent = registry.counter("synod.stream.deltas.sent");
        this.deltasDropped = registry.counter("synod.stream.deltas.dropped");
        this.gaps = registry.counter("synod.stream.gaps");
        this.historyReads = registry.counter("synod.stream.history.reads");
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
        registry.counter("synod.stream.records.malformed", "topic", topic).increment();
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
