package dev.synod.gateway.shell.route;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Source;
import dev.synod.gateway.Settings;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.Found;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.Call;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whoever asks the same at the same time shares what comes of it. */
class AnswerMemoryTest {
    private static final Found FOUND = new Found(
            ModelRef.ofEngine("brave"),
            false,
            new SearchResults(List.of(new Source("t", "https://a.example", "…"))),
            new Cost(0, 0, 5));

    private final List<UniEmitter<? super Found>> asked = new ArrayList<>();
    private AnswerMemory memory = memory(Map.of(), new SimpleMeterRegistry());

    @Test
    void one_asks_and_the_others_share_the_answer_without_paying() {
        UniAssertSubscriber<Found> first = ask();
        UniAssertSubscriber<Found> second = ask();
        assertThat(asked).hasSize(1);

        asked.getFirst().complete(FOUND);

        first.assertItem(FOUND);
        second.assertItem(FOUND.again());
        ask().assertItem(FOUND.again());
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_failure_is_shared_by_those_who_wait_and_forgotten_then() {
        UniAssertSubscriber<Found> first = ask();
        UniAssertSubscriber<Found> second = ask();

        asked.getFirst().fail(new CallFailure(LlmErrorCode.OVERLOADED, "busy"));

        first.assertFailedWith(CallFailure.class, "busy");
        second.assertFailedWith(CallFailure.class, "busy");
        ask().assertNotTerminated();
        assertThat(asked).hasSize(2);
    }

    @Test
    void one_whose_time_is_up_leaves_the_question_to_the_next() {
        UniAssertSubscriber<Found> first = ask();
        UniAssertSubscriber<Found> second = ask();
        UniAssertSubscriber<Found> third = ask();

        asked.getFirst().fail(new DeadlinePassed(Instant.EPOCH));
        first.assertFailedWith(DeadlinePassed.class);
        assertThat(asked).as("one of the others asks").hasSize(2);

        asked.getLast().complete(FOUND);
        second.assertCompleted();
        third.assertCompleted();
    }

    @Test
    void one_who_leaves_takes_nobodys_answer_along() {
        UniAssertSubscriber<Found> first = ask();
        UniAssertSubscriber<Found> second = ask();

        first.cancel();
        assertThat(asked).hasSize(2);
        asked.getLast().complete(FOUND);

        second.assertItem(FOUND);
    }

    @Test
    void a_full_memory_forgets_and_stays_as_large_as_it_may_be() {
        int most = 50;
        MeterRegistry registry = new SimpleMeterRegistry();
        memory = memory(
                Map.of("synod.gateway.cache.max-bytes", String.valueOf(most * Keepsake.weightOf(FOUND.answer()))),
                registry);

        for (int i = 0; i < 20 * most; i++) {
            ask("question " + i);
            asked.getLast().complete(FOUND);
        }

        await().untilAsserted(() -> assertThat(registry.get("cache.size")
                        .tag("cache", "synod.gateway.search")
                        .gauge()
                        .value())
                .isBetween(1.0, (double) most));
        int before = asked.size();
        IntStream.range(0, 20 * most).forEach(i -> ask("question " + i));
        assertThat(asked.size() - before).as("asked anew").isGreaterThanOrEqualTo(19 * most);
    }

    private UniAssertSubscriber<Found> ask() {
        return ask("q");
    }

    private UniAssertSubscriber<Found> ask(String question) {
        RequestSearch request =
                new RequestSearch("s/" + System.nanoTime(), "s", "o", null, question, 3, Map.of(), Instant.MAX);
        Walk walk = new Walk(new Call(request, null, 0, null), Nobody.WAITS, List.of());
        return memory.answer(walk, Runnable::run, () -> Uni.createFrom().emitter(asked::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static AnswerMemory memory(Map<String, String> settings, MeterRegistry registry) {
        try {
            return new AnswerMemory(Settings.with(settings), registry);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
