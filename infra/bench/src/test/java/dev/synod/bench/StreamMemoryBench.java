package dev.synod.bench;

import dev.synod.local.stack.Service;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What memory connections take that have nothing to do, and such as don't take what is written to them. */
class StreamMemoryBench {
    private static final int LOOKS = Integer.getInteger("synod.bench.rounds", 6);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final int IDLE = 2_000;
    private static final int SLOW = 200;
    private static final int CRAWL_BYTES_A_SECOND = 8;
    private static final int SLOW_BYTES_A_SECOND = 16 * 1024;
    private static final int LOT = 10;

    /** Of synod.stream.max-unflushed, and the piece of the session that the last write may add. */
    private static final double MOST_UNFLUSHED = (256 + 64) * 1024;
    /** What comes and goes from look to look, whatever the streams hold. */
    private static final double NOISE = 8e6;

    private static final String OPEN = "synod_stream_connections ";
    private static final String SENT = "synod_stream_events_sent_total";

    /** Long enough that nobody is closed for being slow: those who are take no memory. */
    private final TestSuite suite = BenchSuite.streamAndRecord(Map.of("SYNOD_STREAM_STALL_TIMEOUT", "3m"));

    private final ProcessHandle process = suite.part(Service.STREAM.module()).process();
    private final ServiceMetrics metrics = new ServiceMetrics(suite.stream());
    private final String token = TestTokens.user(StreamedSession.OWNER);
    private final StreamedSession quiet = new StreamedSession();
    private final StreamedSession busy = new StreamedSession();
    private final List<Footprint> lagging = new ArrayList<>();
    private long published;

    @Test
    void slow_readers_lag_and_the_heap_does_not_grow() throws IOException {
        try (TopicWriter writer = new TopicWriter(suite.stack())) {
            StreamedSession.publish(List.of(quiet.created(), busy.created()), writer);
            warmUp();
            Footprint before = look("before");
            Footprint idle;
            double toSlow;
            try (Readers nothingToDo = new Readers(stream(quiet).times(IDLE))) {
                nothingToDo.awaitOpen();
                idle = look("idle");
                toSlow = lag(writer);
            }
            awaitConnections(0);
            look("closed");
            awaitGivenBack(before);
            System.out.printf(
                    "each of %,d idle ones: %s%neach of %d slow ones: %s%n"
                            + "%,d events, of which a slow reader was written %.1f %% on average%n%n",
                    IDLE,
                    idle.minus(before).dividedBy(IDLE),
                    SLOW,
                    lagging.getLast().minus(idle).dividedBy(SLOW),
                    published,
                    100 * toSlow / SLOW / published);

            assertThat(toSlow).as("they lag").isLessThan(0.5 * published * SLOW);
            assertThat(lagging).as("bounded").allMatch(look -> look.minus(idle).heap() < SLOW * MOST_UNFLUSHED + NOISE);
            assertThat(least(lagging.subList(LOOKS / 2, LOOKS)) - least(lagging.subList(0, LOOKS / 2)))
                    .as("it does not grow")
                    .isLessThan(NOISE);
            assertThat(lagging.getLast().minus(lagging.get(LOOKS / 2)).resident())
                    .as("nor does what waits outside the heap")
                    .isLessThan(NOISE);
        }
    }

    private void warmUp() throws IOException {
        try (Readers readers = new Readers(stream(quiet).times(SLOW))) {
            readers.awaitOpen();
        }
        awaitConnections(0);
    }

    /** Looks again and again while events flow; returns how many of them were written to slow readers in all. */
    private double lag(TopicWriter writer) throws IOException {
        double before = metrics.sum(SENT);
        try (Readers quick = new Readers(stream(busy).times(1));
                SlowReaders crawling = new SlowReaders(stream(busy), SLOW / 2, CRAWL_BYTES_A_SECOND);
                SlowReaders slow = new SlowReaders(stream(busy), SLOW / 2, SLOW_BYTES_A_SECOND)) {
            awaitConnections(IDLE + SLOW + 1);
            for (int i = 0; i < LOOKS; i++) {
                flow(writer, quick);
                lagging.add(look("slow"));
            }
            assertThat(crawling.allOpen() && slow.allOpen())
                    .as("nobody was closed")
                    .isTrue();
            return metrics.sum(SENT) - before - published;
        }
    }

    /** Events for a while, as fast as a quick reader gets them. */
    private void flow(TopicWriter writer, Readers quick) {
        Instant end = Instant.now().plus(BETWEEN_LOOKS);
        while (Instant.now().isBefore(end)) {
            StreamedSession.publish(busy.contributions(LOT), writer);
            published += LOT;
            quick.awaitEvents(published);
        }
    }

    private void awaitGivenBack(Footprint before) {
        Awaitility.await("all is given back")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(10))
                .until(() -> look("afterwards").minus(before).heap() < NOISE);
    }

    private Footprint look(String when) {
        Footprint now = Footprint.of(process, metrics);
        System.out.printf("%-10s %s%n", when, now);
        return now;
    }

    private static double least(List<Footprint> looks) {
        return looks.stream().mapToDouble(Footprint::heap).min().orElseThrow();
    }

    private OpenStream stream(StreamedSession session) {
        return new OpenStream(session.at(suite.stream()), token);
    }

    private void awaitConnections(int count) {
        Awaitility.await(count + " connections").atMost(Duration.ofMinutes(1)).until(() -> metrics.sum(OPEN) == count);
    }
}
