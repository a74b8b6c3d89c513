package dev.synod.record.shell;

import dev.synod.events.UnreadableMessage;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.record.SampleSession;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class BatchRecorderTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedStore store = new ScriptedStore();
    private final BatchRecorder recorder = new BatchRecorder(store, Settings.impatient(), new RecordMetrics(meters));

    @Test
    void a_sound_batch_is_stored_in_one_go() {
        SampleSession session = session(5);
        assertThat(record(session.arrivals())).isEqualTo(Report.ALL_STORED);
        assertThat(store.calls).isEqualTo(1);
        assertThat(store.stored).isEqualTo(session.recorded());
        assertThat(meters.counter("synod.record.events.stored").count()).isEqualTo(5);
    }

    @Test
    void an_empty_batch_does_not_reach_the_store() {
        assertThat(record(List.of())).isEqualTo(Report.ALL_STORED);
        assertThat(store.calls).isZero();
    }

    @Test
    void a_refused_event_is_singled_out_and_what_follows_it_in_its_session_waits_behind_it() {
        SampleSession poisoned = session(50);
        SampleSession sound = session(50);
        RecordedEvent poison = poisoned.recorded().get(20);
        store.poison.add(poison);
        Report report = record(shuffledTogether(List.of(poisoned.arrivals(), sound.arrivals()), new Random(1)));
        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.event()).isEqualTo(poison);
            assertThat(refusal.cause()).hasMessage("poison");
        });
        assertThat(report.behind()).isEqualTo(poisoned.recorded().subList(21, 50));
        assertThat(storedOf(sound)).isEqualTo(sound.recorded());
        assertThat(storedOf(poisoned)).isEqualTo(poisoned.recorded().subList(0, 20));
        assertThat(meters.counter("synod.record.dead.letters", "cause", "refused")
                        .count())
                .isEqualTo(1);
        assertThat(meters.counter("synod.record.dead.letters", "cause", "behind")
                        .count())
                .isEqualTo(29);
    }

    @Test
    void what_came_before_an_unreadable_record_is_stored_and_what_follows_it_in_its_session_waits_behind_it() {
        SampleSession session = session(4);
        SampleSession other = session(3);
        SourceRecord unreadable = session.source(99, "?", Map.of());
        List<Arrival> batch = new ArrayList<>(session.arrivals().subList(0, 2));
        batch.add(new Arrival.Unreadable(unreadable, new UnreadableMessage("not readable")));
        batch.addAll(session.arrivals().subList(2, 4));
        batch.addAll(other.arrivals());
        assertThat(record(batch).behind()).isEqualTo(session.recorded().subList(2, 4));
        assertThat(storedOf(session)).isEqualTo(session.recorded().subList(0, 2));
        assertThat(storedOf(other)).isEqualTo(other.recorded());
        assertThat(store.letters.get(unreadable)).isEqualTo(DeadLetterCause.UNREADABLE);
    }

    /** Whatever is poisonous or unreadable, and however sessions are mixed: nothing is lost, and order is kept. */
    @RepeatedTest(200)
    void of_each_session_what_is_stored_and_then_what_is_laid_aside_are_all_its_records_in_order(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<SampleSession> sessions = Stream.generate(() -> session(1 + random.nextInt(30)))
                .limit(1 + random.nextInt(6))
                .toList();
        Map<SampleSession, List<Arrival>> all = new LinkedHashMap<>();
        for (SampleSession session : sessions) {
            all.put(
                    session,
                    session.arrivals().stream()
                            .map(arrival -> spoilt(arrival, random))
                            .toList());
        }
        record(shuffledTogether(List.copyOf(all.values()), random));
        all.forEach((session, arrivals) -> {
            List<SourceRecord> expected = arrivals.stream().map(Arrival::source).toList();
            int good = (int) arrivals.stream().takeWhile(this::isGood).count();
            assertThat(storedOf(session)).isEqualTo(session.recorded().subList(0, good));
            assertThat(store.letters.keySet().stream()
                            .filter(letter -> session.id().toString().equals(letter.key()))
                            .toList())
                    .isEqualTo(expected.subList(good, expected.size()));
            if (good < arrivals.size()) {
                assertThat(store.letters.get(expected.get(good))).isNotEqualTo(DeadLetterCause.BEHIND);
            }
        });
    }

    @Test
    void a_store_that_is_away_is_tried_until_it_is_back() {
        store.failures = 3;
        SampleSession session = session(2);
        assertThat(record(session.arrivals())).isEqualTo(Report.ALL_STORED);
        assertThat(store.stored).isEqualTo(session.recorded());
        assertThat(meters.counter("synod.record.store.retries").count()).isEqualTo(3);
        assertThat(recorder.stall()).isNull();
    }

    @Test
    void beyond_its_patience_it_says_so_and_goes_on() {
        store.failures = 200;
        List<StoreUnavailable> seen = new ArrayList<>();
        store.beforeCall = () -> {
            StoreUnavailable stall = recorder.stall();
            if (stall != null) {
                seen.add(stall);
            }
        };
        assertThat(record(session(2).arrivals())).isEqualTo(Report.ALL_STORED);
        assertThat(seen).isNotEmpty().allSatisfy(stall -> assertThat(stall).hasMessage("away"));
        assertThat(recorder.stall()).isNull();
    }

    private Report record(List<Arrival> arrivals) {
        return recorder.record(arrivals).await().atMost(WAIT);
    }

    private Arrival spoilt(Arrival arrival, Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new Arrival.Unreadable(arrival.source(), new UnreadableMessage("not readable"));
            case 1 -> {
                store.poison.add(((Arrival.Sound) arrival).event());
                yield arrival;
            }
            default -> arrival;
        };
    }

    private boolean isGood(Arrival arrival) {
        return arrival instanceof Arrival.Sound sound && !store.poison.contains(sound.event());
    }

    private List<RecordedEvent> storedOf(SampleSession session) {
        return store.stored.stream()
                .filter(event -> event.sessionId().equals(session.id()))
                .toList();
    }

    /** All of them mixed, each list's in its order. */
    private static List<Arrival> shuffledTogether(List<List<Arrival>> lists, Random random) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            turns.addAll(Collections.nCopies(lists.get(i).size(), i));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[lists.size()];
        return turns.stream().map(turn -> lists.get(turn).get(next[turn]++)).toList();
    }

    private static SampleSession session(int count) {
        SampleSession session = SampleSession.of("alice");
        IntStream.range(0, count).forEach(i -> session.then(new SessionStarted(null)));
        return session;
    }
}
