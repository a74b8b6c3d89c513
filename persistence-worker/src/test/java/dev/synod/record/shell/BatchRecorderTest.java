package dev.synod.record.shell;

import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.record.RecordConfig;
import dev.synod.record.SampleSession;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BatchRecorderTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedStore store = new ScriptedStore();
    private final BatchRecorder recorder = new BatchRecorder(store, impatient(), new RecordMetrics(meters));

    @Test
    void a_sound_batch_is_stored_in_one_go() {
        List<RecordedEvent> events = events(5);
        assertThat(recorder.record(events).await().atMost(WAIT)).isEmpty();
        assertThat(store.calls).isEqualTo(1);
        assertThat(store.stored).isEqualTo(events);
        assertThat(meters.counter("synod.record.events.stored").count()).isEqualTo(5);
    }

    @Test
    void an_empty_batch_does_not_reach_the_store() {
        assertThat(recorder.record(List.of()).await().atMost(WAIT)).isEmpty();
        assertThat(store.calls).isZero();
    }

    @Test
    void the_refused_events_are_singled_out_and_all_others_are_stored_in_order() {
        List<RecordedEvent> events = events(100);
        store.poison.addAll(List.of(events.get(0), events.get(41), events.get(99)));
        List<Refusal> refusals = recorder.record(events).await().atMost(WAIT);
        assertThat(refusals).extracting(Refusal::event).containsExactlyElementsOf(store.poison);
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal.cause()).hasMessage("poison"));
        assertThat(store.stored)
                .isEqualTo(events.stream()
                        .filter(event -> !store.poison.contains(event))
                        .toList());
    }

    @Test
    void a_store_that_is_away_is_tried_until_it_is_back() {
        store.failures = 3;
        List<RecordedEvent> events = events(2);
        assertThat(recorder.record(events).await().atMost(WAIT)).isEmpty();
        assertThat(store.stored).isEqualTo(events);
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
        assertThat(recorder.record(events(2)).await().atMost(WAIT)).isEmpty();
        assertThat(seen).isNotEmpty().allSatisfy(stall -> assertThat(stall).hasMessage("away"));
        assertThat(recorder.stall()).isNull();
    }

    private static List<RecordedEvent> events(int count) {
        SampleSession session = SampleSession.of("alice");
        IntStream.range(0, count).forEach(i -> session.then(new SessionStarted(null)));
        return session.recorded();
    }

    private static RecordConfig impatient() {
        return () -> new RecordConfig.Retry() {
            @Override
            public Duration firstDelay() {
                return Duration.ofMillis(1);
            }

            @Override
            public Duration longestDelay() {
                return Duration.ofMillis(2);
            }

            @Override
            public Duration patience() {
                return Duration.ofMillis(30);
            }
        };
    }

    /** Away for some calls; then refuses whatever holds poison, as one transaction would. */
    private static final class ScriptedStore implements EventStore {
        private final List<RecordedEvent> poison = new ArrayList<>();
        private final List<RecordedEvent> stored = new ArrayList<>();
        private Runnable beforeCall = () -> {};
        private int failures;
        private int calls;

        @Override
        public Uni<Integer> store(List<RecordedEvent> events) {
            beforeCall.run();
            calls++;
            if (failures > 0) {
                failures--;
                return Uni.createFrom().failure(new StoreUnavailable("away", new IllegalStateException()));
            }
            if (events.stream().anyMatch(poison::contains)) {
                return Uni.createFrom().failure(new EventRefused("poison", new IllegalArgumentException()));
            }
            stored.addAll(events);
            return Uni.createFrom().item(events.size());
        }
    }
}
