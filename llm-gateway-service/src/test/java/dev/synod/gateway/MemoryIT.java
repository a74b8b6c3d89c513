package dev.synod.gateway;

import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.session.Cost;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

/** Nobody is paid twice for the same answer. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
@TestProfile(MemoryIT.SoonStale.class)
class MemoryIT extends BreaksCircuits {
    private static final double SOBER = 0.2;

    @Test
    void a_sober_question_is_answered_from_memory_and_costs_nothing_then() {
        CompletionAnswered first = gateway.answer(gateway.send(question("first", "alice", SOBER)));

        RequestCompletion again = gateway.send(question("again", "alice", SOBER));

        CompletionAnswered second = gateway.answer(again);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.model()).isEqualTo(first.model());
        assertThat(second.cost()).isEqualTo(Cost.ZERO);
        assertThat(second.attempts()).isZero();
        assertThat(second.labels()).containsEntry("step", "again");
        assertThat(gateway.anthropic.callsOf(again.requestId())).isEmpty();
        assertThat(gateway.deltas(again, 1))
                .as("its words are streamed all the same")
                .singleElement()
                .isInstanceOfSatisfying(
                        CompletionDelta.class, delta -> assertThat(delta.text()).isEqualTo(Behaviours.TEXT));
    }

    @Test
    void a_creative_question_and_another_owners_are_asked_each_time() {
        gateway.answer(gateway.send(question("first", "alice", SOBER)));

        List.of(
                        gateway.send(question("creative-1", "alice", 0.8)),
                        gateway.send(question("creative-2", "alice", 0.8)),
                        gateway.send(question("bob", "bob", SOBER)))
                .forEach(request ->
                        assertThat(gateway.answer(request).attempts()).isEqualTo(1));
    }

    @Test
    void a_failure_is_not_remembered() {
        gateway.anthropic.next(Behaviours.status(400, "invalid_request_error"));
        gateway.failure(gateway.send(question("first", "alice", SOBER)));

        assertThat(gateway.answer(gateway.send(question("again", "alice", SOBER)))
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void many_who_ask_the_same_at_once_share_one_answer() {
        String text = "asked by many in " + gateway.sessionId;
        List<RequestEmbeddings> requests = IntStream.range(0, 30)
                .mapToObj(i -> gateway.send(gateway.embeddings("same-" + i, text)))
                .toList();

        List<EmbeddingsAnswered> answers = requests.stream()
                .map(request -> gateway.response(request, EmbeddingsAnswered.class))
                .toList();

        assertThat(requests.stream()
                        .mapToInt(request ->
                                gateway.voyage.callsOf(request.requestId()).size()))
                .containsOnlyOnce(1)
                .contains(0);
        assertThat(answers.stream().map(EmbeddingsAnswered::vectors).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .mapToLong(answer -> answer.cost().microUsd())
                        .sum())
                .isEqualTo(100);
        get("/q/metrics").then().body(containsString("cache_gets_total{cache=\"synod.gateway.embed\",result=\"hit\"}"));
    }

    @Test
    void an_old_search_is_better_than_none() {
        String query = "asked before the outage in " + gateway.sessionId;
        SearchAnswered before = gateway.response(gateway.send(gateway.search("s-0", query)), SearchAnswered.class);
        gateway.brave.always(LookupBehaviours.status(500, "down"));
        gateway.tavily.always(LookupBehaviours.status(500, "down"));
        double staleBefore = staleSearches();

        // Fresh for a moment still; then there is nobody but memory to ask.
        AtomicInteger trial = new AtomicInteger();
        SearchAnswered during = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> gateway.response(
                                gateway.send(gateway.search("s-" + trial.incrementAndGet(), query)),
                                SearchAnswered.class),
                        answer -> staleSearches() > staleBefore);

        assertThat(during.sources()).isEqualTo(before.sources());
        assertThat(during.cost()).isEqualTo(Cost.ZERO);
    }

    private static double staleSearches() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("synod_gateway_search_stale_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private RequestCompletion question(String step, String owner, double temperature) {
        return new RequestCompletion(
                gateway.sessionId + "/" + step + "/1",
                gateway.sessionId,
                owner,
                null,
                "only-anthropic",
                List.of(new ChatMessage("user", "A question of " + gateway.sessionId)),
                null,
                400,
                temperature,
                true,
                Map.of("step", step),
                Instant.now().plusSeconds(60));
    }

    /** Searches are fresh for a moment only. */
    public static class SoonStale implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("synod.gateway.cache.search-fresh", "1s");
        }
    }
}
