package dev.synod.stream.shell.feed;

import dev.synod.stream.TestConfig;
import dev.synod.stream.core.FeedPosition;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.StreamMetrics;
import dev.synod.stream.shell.session.EventMemory;
import dev.synod.stream.shell.session.SessionAccess;
import dev.synod.stream.shell.session.SimulatedLine;
import dev.synod.stream.shell.session.SimulatedRecord;
import dev.synod.stream.shell.session.SimulatedTime;
import dev.synod.stream.shell.session.Surroundings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One replica's feeds on simulated time. */
final class SimulatedReplica {
    final SimulatedTime time = new SimulatedTime();
    final EventMemory owners = new EventMemory(new EventMemory.Bounds(100, 10, 100_000));
    final SimulatedRecord record = new SimulatedRecord(time, () -> 5);
    final FeedMemory memory;
    final FeedIntake intake;
    private final Feeds feeds;

    SimulatedReplica(int memoryBytes) {
        var config =
                TestConfig.with(Map.of("memory.feed-bytes", Integer.toString(memoryBytes), "creation-patience", "0s"));
        StreamMetrics metrics = new StreamMetrics(new SimpleMeterRegistry());
        memory = new FeedMemory(memoryBytes);
        feeds = new Feeds(memory, metrics, new Connections(config, metrics, time));
        intake = new FeedIntake(
                owners,
                new SessionAccess(new Surroundings(owners, record, metrics, config, time)),
                memory,
                feeds,
                metrics,
                config);
    }

    /** A connection to somebody's feed, from now on or after a position. */
    SimulatedLine connect(String owner, @Nullable String after) {
        SimulatedLine line = new SimulatedLine(time, () -> 1);
        FeedPosition position = after == null ? null : FeedPosition.parse(after);
        Connection unused = feeds.open(new FeedViewing(owner, position), line);
        return line;
    }

    /** An event comes by the live tail. */
    void live(String session, int partition, long offset) {
        intake.take(event(session, partition, offset));
    }

    static FeedEvent event(String session, int partition, long offset) {
        byte[] json = ("{\"at\":\"" + partition + "/" + offset + "\"}").getBytes(StandardCharsets.UTF_8);
        return new FeedEvent(session, partition, offset, SseText.passing("round.started", json));
    }
}
