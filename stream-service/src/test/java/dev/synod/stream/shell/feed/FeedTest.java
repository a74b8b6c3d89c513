package dev.synod.stream.shell.feed;

import dev.synod.stream.shell.session.SimulatedLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FeedTest {
    private static final String ALICES = "0192f0c0-0000-7000-8000-00000000000a";
    private static final String BOBS = "0192f0c0-0000-7000-8000-00000000000b";
    private static final Pattern PLACE = Pattern.compile("\"at\":\"([^\"]+)\"");

    private final SimulatedReplica replica = new SimulatedReplica(100_000);

    @BeforeEach
    void own() {
        replica.owners.own(ALICES, "alice");
        replica.owners.own(BOBS, "bob");
    }

    @Test
    void it_begins_now_and_shows_ones_own_events_only() {
        replica.live(ALICES, 0, 0);
        SimulatedLine line = connect("alice", null);
        replica.live(ALICES, 0, 1);
        replica.live(BOBS, 1, 0);
        replica.live(ALICES, 2, 0);
        pass();

        assertThat(line.events()).containsExactly("feed.started", "round.started", "round.started");
        assertThat(places(line)).containsExactly("0/1", "2/0");
    }

    @Test
    void from_any_id_exactly_what_is_missing_follows() {
        SimulatedLine first = connect("alice", null);
        replica.live(ALICES, 0, 0);
        replica.live(ALICES, 1, 0);
        replica.live(ALICES, 0, 1);
        pass();
        List<String> ids = first.fields("id: ").toList();

        assertThat(places(connect("alice", ids.get(0)))).containsExactly("0/0", "1/0", "0/1");
        assertThat(places(connect("alice", ids.get(2)))).containsExactly("0/1");
        assertThat(connect("alice", ids.get(3)).events()).isEmpty();
    }

    @Test
    void replicas_that_got_the_partitions_in_any_order_serve_each_others_clients() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            SimulatedReplica[] replicas = {new SimulatedReplica(1_000_000), new SimulatedReplica(1_000_000)};
            List<List<FeedEvent>> coming = List.of(inSomeOrder(random), inSomeOrder(random));
            List<String> seen = new ArrayList<>();
            String after = "0";
            int[] come = {0, 0};
            while (seen.size() < 60 && come[0] + come[1] < 2_000) {
                int at = random.nextInt(2);
                SimulatedLine line = replicas[at].connect("alice", after);
                for (int more = random.nextInt(20); more > 0 && come[at] < 60; more--) {
                    replicas[at].owners.own(ALICES, "alice");
                    replicas[at].intake.take(coming.get(at).get(come[at]++));
                }
                replicas[at].time.pass(Duration.ofSeconds(1));
                seen.addAll(places(line));
                List<String> ids = line.fields("id: ").toList();
                after = ids.isEmpty() ? after : ids.getLast();
            }
            assertThat(seen).as("seed %d", seed).doesNotHaveDuplicates().hasSize(60);
            for (int partition = 0; partition < 3; partition++) {
                String prefix = partition + "/";
                assertThat(seen.stream().filter(place -> place.startsWith(prefix)))
                        .as("seed %d, partition %d", seed, partition)
                        .isSortedAccordingTo((one, other) -> Integer.compare(offset(one), offset(other)));
            }
        }
    }

    @Test
    void what_has_been_forgotten_is_told() {
        SimulatedReplica small = new SimulatedReplica(500);
        small.owners.own(ALICES, "alice");
        small.live(ALICES, 0, 0);
        for (int offset = 1; offset < 50; offset++) {
            small.live(ALICES, 0, offset);
        }
        SimulatedLine line = small.connect("alice", "1");
        small.time.pass(Duration.ofSeconds(1));
        small.live(ALICES, 0, 50);
        small.time.pass(Duration.ofSeconds(1));

        assertThat(line.events().getFirst()).isEqualTo("feed.reset");
        assertThat(places(line)).containsExactly("0/50");
    }

    @Test
    void a_quiet_feed_can_be_resumed_however_much_others_had_to_say() {
        SimulatedReplica small = new SimulatedReplica(500);
        small.owners.own(ALICES, "alice");
        small.owners.own(BOBS, "bob");
        SimulatedLine line = small.connect("alice", null);
        for (int offset = 0; offset < 100; offset++) {
            small.live(BOBS, 0, offset);
        }
        small.time.pass(Duration.ofSeconds(16));
        String id = line.fields("id: ").toList().getLast();
        small.live(ALICES, 1, 0);
        SimulatedLine again = small.connect("alice", id);
        small.time.pass(Duration.ofSeconds(1));

        assertThat(line.events()).containsExactly("feed.started", "round.started");
        assertThat(again.events()).containsExactly("round.started");
    }

    @Test
    void an_event_whose_owner_must_be_looked_up_keeps_its_place() {
        String unknown = "0192f0c0-0000-7000-8000-00000000000c";
        replica.record.own(unknown, "alice");
        replica.record.away(true);
        SimulatedLine line = connect("alice", null);
        replica.live(unknown, 0, 0);
        replica.live(ALICES, 0, 1);
        pass();
        assertThat(places(line)).isEmpty();
        replica.record.away(false);
        await().untilAsserted(() -> {
            pass();
            assertThat(places(line)).containsExactly("0/0", "0/1");
        });
    }

    @Test
    void what_waits_for_its_owner_is_bounded_and_its_loss_is_told() {
        SimulatedReplica small = new SimulatedReplica(500);
        small.owners.own(ALICES, "alice");
        small.record.away(true);
        SimulatedLine line = small.connect("alice", null);
        small.time.pass(Duration.ofSeconds(1));
        small.live("0192f0c0-0000-7000-8000-00000000000c", 0, 0);
        for (int offset = 1; offset < 50; offset++) {
            small.live(ALICES, 0, offset);
        }
        small.time.pass(Duration.ofSeconds(1));

        assertThat(line.events()).containsSequence("feed.started", "feed.reset");
    }

    private SimulatedLine connect(String owner, String after) {
        SimulatedLine line = replica.connect(owner, after);
        pass();
        return line;
    }

    private void pass() {
        replica.time.pass(Duration.ofSeconds(1));
    }

    /** The events of three partitions, each partition's in order, mixed by chance. */
    private static List<FeedEvent> inSomeOrder(Random random) {
        List<Integer> partitions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            partitions.add(i % 3);
        }
        Collections.shuffle(partitions, random);
        long[] next = new long[3];
        return partitions.stream()
                .map(partition -> SimulatedReplica.event(ALICES, partition, next[partition]++))
                .toList();
    }

    private static int offset(String place) {
        return Integer.parseInt(place.substring(2));
    }

    private static List<String> places(SimulatedLine line) {
        return PLACE.matcher(line.text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
