package dev.synod.stream.shell.session;

import dev.synod.stream.TestConfig;
import dev.synod.stream.core.Frame;
import dev.synod.stream.core.Reached;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.StreamMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** The shell on simulated time, with memory, record and lines that a seed makes slow. */
final class SimulatedWorld {
    static final String SESSION = "0192f0c0-0000-7000-8000-000000000001";

    final SimulatedTime time = new SimulatedTime();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Random random;
    final SimulatedRecord record;
    final EventMemory memory;
    final Connections connections;
    final Viewers viewers;
    final Surroundings surroundings;

    SimulatedWorld(long seed, EventMemory.Bounds bounds, Map<String, String> settings) {
        random = new Random(seed);
        record = new SimulatedRecord(time, () -> random.nextInt(60));
        memory = new EventMemory(bounds);
        surroundings = new Surroundings(memory, record, new StreamMetrics(meters), TestConfig.with(settings), time);
        connections = new Connections(surroundings.config(), surroundings.metrics(), time);
        viewers = new Viewers(surroundings, connections);
    }

    SimulatedLine connect(long after) {
        SimulatedLine line = new SimulatedLine(time, () -> random.nextInt(20));
        viewers.open(new Viewing("alice", SESSION, after), line);
        return line;
    }

    /** An event comes by the live tail. */
    void live(Frame frame) {
        memory.add(SESSION, frame);
        viewers.heard(SESSION, Reached.by(frame));
    }

    /** Asks the record every five seconds, as the service does. */
    void watchRecord() {
        record.reached(viewers.sessions()).subscribe().with(reached -> reached.forEach(viewers::heard), error -> {});
        time.in(5_000, this::watchRecord);
    }

    void pass(long seconds) {
        time.pass(Duration.ofSeconds(seconds));
    }

    double counted(String meter) {
        return meters.get(meter).counter().count();
    }

    static Frame event(long sequence) {
        return SseText.event(sequence, "dev.synod.round.started.v1", json("{\"round\":" + sequence + "}"));
    }

    static Frame ending(long sequence) {
        return SseText.event(sequence, "dev.synod.session.completed.v1", json("{\"outcome\":\"full\"}"));
    }

    static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
