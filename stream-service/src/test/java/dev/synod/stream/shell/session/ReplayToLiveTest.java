package dev.synod.stream.shell.session;

import dev.synod.stream.core.Frame;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;

import static dev.synod.stream.shell.session.SimulatedWorld.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The heart of the service, in disorder: record and live tail each at its own pace, repeats on the topic, a
 * memory that forgets, a record that goes away, a replica that started late, clients that come at any time
 * from any id. Whatever happens, each client sees each event once, in order.
 */
class ReplayToLiveTest {
    private static final int SEEDS_PER_RUN = 200;
    private static final Map<String, String> SETTINGS = Map.of("history-batch", "7", "max-unflushed", "1K");

    @RepeatedTest(10)
    void every_client_sees_every_event_once_and_in_order(RepetitionInfo run) {
        for (int seed = 0; seed < SEEDS_PER_RUN; seed++) {
            Disorder disorder = new Disorder((long) run.getCurrentRepetition() * SEEDS_PER_RUN + seed);
            disorder.play();
            disorder.clients.forEach(client -> assertThat(client.line.ids())
                    .as("%s, client after %d: %s", disorder, client.after, client.line.events())
                    .containsExactlyElementsOf(LongStream.rangeClosed(client.after + 1, disorder.length)
                            .boxed()
                            .toList()));
            disorder.clients.forEach(client -> assertThat(client.line.ended())
                    .as("%s, client after %d", disorder, client.after)
                    .isTrue());
        }
    }

    @Test
    void what_is_lost_everywhere_is_announced_and_nothing_else_is_skipped() {
        for (long seed = 0; seed < SEEDS_PER_RUN; seed++) {
            Disorder disorder = new Disorder(seed);
            TreeSet<Long> lost = new TreeSet<>();
            for (long sequence = 1; sequence < disorder.length; sequence++) {
                if (disorder.world.random.nextInt(6) == 0) {
                    lost.add(sequence);
                }
            }
            disorder.lost.addAll(lost);
            disorder.play();
            disorder.clients.forEach(client -> assertThat(client.line.ids())
                    .as("%s without %s, client after %d: %s", disorder, lost, client.after, client.line.text())
                    .containsExactlyElementsOf(LongStream.rangeClosed(client.after + 1, disorder.length)
                            .boxed()
                            .filter(sequence -> !lost.contains(sequence))
                            .toList()));
        }
    }

    private record Client(long after, SimulatedLine line) {}

    /** One session of random length, told to record, memory and clients in random disorder. */
    private static final class Disorder {
        private final long seed;
        private final SimulatedWorld world;
        private final int length;
        private final List<Client> clients = new ArrayList<>();
        private final TreeSet<Long> lost = new TreeSet<>();

        Disorder(long seed) {
            this.seed = seed;
            EventMemory.Bounds tight = new EventMemory.Bounds(2, 1 + (int) (seed % 9), 2_000);
            this.world = new SimulatedWorld(seed, tight, SETTINGS);
            this.length = 1 + world.random.nextInt(40);
        }

        void play() {
            // Beyond the last event: a replica without a broker, which lives on the record alone.
            long heardFrom = world.random.nextInt(length + 2);
            long recordLag = world.random.nextInt(3_000);
            long at = 0;
            for (long sequence = 1; sequence <= length; sequence++) {
                at += world.random.nextInt(4) == 0 ? world.random.nextInt(2_000) : world.random.nextInt(5);
                if (!lost.contains(sequence)) {
                    tell(frame(sequence), at, sequence >= heardFrom, recordLag);
                }
            }
            for (int client = 0; client < 4; client++) {
                // As far as the last event: a client that has everything, and only waits to be told so.
                long after = world.random.nextInt(length + 1);
                world.time.in(
                        world.random.nextInt((int) at + 3_000),
                        () -> clients.add(new Client(after, world.connect(after))));
            }
            world.time.in(world.random.nextInt((int) at + 1), () -> world.record.away(true));
            world.time.in(at + 1_500, () -> world.record.away(false));
            world.watchRecord();
            // Long enough for every gap, each with its ten seconds and the longest pause after it.
            world.pass(3_000);
        }

        private void tell(Frame frame, long at, boolean heard, long recordLag) {
            world.time.in(at + recordLag, () -> world.record.store(SESSION, frame));
            if (heard) {
                world.time.in(at, () -> world.live(frame));
                if (world.random.nextInt(5) == 0) {
                    world.time.in(at + world.random.nextInt(3_000), () -> world.live(frame));
                }
            }
            if (world.random.nextInt(5) == 0) {
                world.time.in(at + world.random.nextInt(50), this::forget);
            }
        }

        /** Other sessions push this one out. */
        private void forget() {
            world.memory.add("other", SimulatedWorld.event(1 + world.random.nextLong(1_000_000)));
            world.memory.add("another", SimulatedWorld.event(1 + world.random.nextLong(1_000_000)));
        }

        private Frame frame(long sequence) {
            return sequence == length ? SimulatedWorld.ending(sequence) : SimulatedWorld.event(sequence);
        }

        @Override
        public String toString() {
            return "seed " + seed + ", " + length + " events";
        }
    }
}
