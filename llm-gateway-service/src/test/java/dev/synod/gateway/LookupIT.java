package dev.synod.gateway;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Source;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Embeddings and searches, on the same path as completions. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class LookupIT {
    private GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
    }

    /** What one test did to a circuit is none of the next one's business. */
    @AfterEach
    void close() {
        List.of(gateway.openAi, gateway.tavily).forEach(StubProvider::reset);
        // A refused key is an answer that closes a circuit, and leads on to the second of the route.
        gateway.voyage.always(LookupBehaviours.status(401, "Provided API key is invalid."));
        gateway.brave.always(LookupBehaviours.status(401, "The provided subscription token is invalid."));
        AtomicInteger trial = new AtomicInteger();
        await().until(() -> {
            gateway.responses(gateway.send(gateway.anyEmbeddings("e" + trial.incrementAndGet())), 1);
            gateway.responses(gateway.send(gateway.anySearch("s" + trial.incrementAndGet())), 1);
            return openCircuits().isEmpty();
        });
        gateway.close();
    }

    @Test
    void texts_are_embedded_by_the_first_of_the_route_in_their_order() {
        RequestEmbeddings request = gateway.send(gateway.embeddings("embed", "one", "three", "fourteen"));

        EmbeddingsAnswered answer = gateway.response(request, EmbeddingsAnswered.class);
        assertThat(answer.provider()).isEqualTo("voyage");
        assertThat(answer.model()).isEqualTo("voyage-3.5-lite");
        assertThat(answer.attempts()).isEqualTo(1);
        assertThat(answer.cost()).isEqualTo(new Cost(LookupBehaviours.TOKENS, 0, 100));
        assertThat(answer.labels()).isEqualTo(request.labels());
        assertThat(answer.vectors()).allSatisfy(vector -> assertThat(vector).hasSize(256));
        assertThat(answer.vectors().stream().map(List::getFirst)).containsExactly(3f, 5f, 8f);
        assertThat(gateway.responses(request, 1).getFirst().key()).isEqualTo(request.sessionId());
        StubProvider.Seen call = gateway.voyage.callsOf(request.requestId()).getFirst();
        assertThat(call.headers()).containsEntry("authorization", "Bearer voyage-key");
        assertThat(call.headers().get("traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
        assertThat(gateway.ledgerRow(request))
                .containsEntry("request_type", "dev.synod.embeddings.request.v1")
                .containsEntry("response_type", "dev.synod.embeddings.answered.v1")
                .containsEntry("input_tokens", 5_000L)
                .containsEntry("cost_micro_usd", 100L);
    }

    @Test
    void the_web_is_searched_by_the_first_of_the_route() {
        RequestSearch request = gateway.send(gateway.search("search", "when to split & how"));

        assertThat(gateway.response(request, SearchAnswered.class))
                .isEqualTo(new SearchAnswered(
                        request.requestId(),
                        request.sessionId(),
                        List.of(
                                new Source("Page 1", "https://pages.example/1", "What page 1 says"),
                                new Source("Page 2", "https://pages.example/2", "What page 2 says")),
                        "brave",
                        1,
                        new Cost(0, 0, 5_000),
                        request.labels()));
        StubProvider.Seen call = gateway.brave.callsOf(request.requestId()).getFirst();
        assertThat(call.target()).startsWith("/res/v1/web/search?q=when+to+split+%26+how&count=2");
        assertThat(call.headers())
                .containsEntry("x-subscription-token", "brave-key")
                .doesNotContainKey("content-type");
    }

    @Test
    void redelivered_lookups_are_answered_from_the_ledger() {
        RequestEmbeddings texts = gateway.send(gateway.anyEmbeddings("again-e"));
        RequestSearch query = gateway.send(gateway.anySearch("again-s"));
        gateway.responses(texts, 1);
        gateway.responses(query, 1);

        gateway.send(texts);
        gateway.send(query);

        List.of(texts, query).forEach(request -> {
            var both = gateway.responses(request, 2);
            assertThat(both.get(1).value()).isEqualTo(both.get(0).value());
        });
        assertThat(gateway.voyage.callsOf(texts.requestId())).hasSize(1);
        assertThat(gateway.brave.callsOf(query.requestId())).hasSize(1);
    }

    @Test
    void a_failing_provider_is_retried_and_then_left_for_the_next() {
        gateway.voyage.always(LookupBehaviours.status(500, "Internal server error."));
        gateway.brave.always(LookupBehaviours.garbage());
        RequestEmbeddings texts = gateway.send(gateway.anyEmbeddings("down-e"));
        RequestSearch query = gateway.send(gateway.anySearch("down-s"));

        EmbeddingsAnswered vectors = gateway.response(texts, EmbeddingsAnswered.class);
        assertThat(vectors.provider()).isEqualTo("openai");
        assertThat(vectors.model()).isEqualTo("text-embedding-3-small");
        assertThat(vectors.attempts()).isEqualTo(5);
        assertThat(vectors.vectors().getFirst()).hasSize(256);
        SearchAnswered sources = gateway.response(query, SearchAnswered.class);
        assertThat(sources.provider()).isEqualTo("tavily");
        assertThat(sources.sources()).hasSize(2);
        assertThat(sources.cost().microUsd()).isEqualTo(8_000);
        assertThat(gateway.tavily.callsOf(query.requestId()))
                .singleElement()
                .satisfies(call -> assertThat(call.headers()).containsEntry("authorization", "Bearer tavily-key"));
    }

    @Test
    void a_provider_without_credit_is_left_for_the_next_at_once() {
        gateway.brave.next(LookupBehaviours.status(432, "This request exceeds your plan's set usage limit."));

        RequestSearch query = gateway.send(gateway.anySearch("credit"));

        SearchAnswered answer = gateway.response(query, SearchAnswered.class);
        assertThat(answer.provider()).isEqualTo("tavily");
        assertThat(answer.attempts()).isEqualTo(2);
    }

    @Test
    void a_silent_provider_is_left_in_time_for_the_next() {
        gateway.brave.always(Behaviours.silence());

        RequestSearch query = gateway.send(gateway.anySearch("silent"));

        assertThat(gateway.response(query, SearchAnswered.class).provider()).isEqualTo("tavily");
        assertThat(gateway.brave.callsOf(query.requestId())).hasSize(4);
    }

    @Test
    void when_all_are_down_the_lookup_fails_and_once_their_circuits_are_open_nobody_is_asked() {
        gateway.brave.always(LookupBehaviours.status(500, "Internal server error."));
        gateway.tavily.always(LookupBehaviours.status(503, "The service is temporarily unavailable."));

        LookupFailed asked = gateway.response(gateway.send(gateway.anySearch("down")), LookupFailed.class);
        assertThat(asked.code()).isEqualTo(LlmErrorCode.OVERLOADED);
        assertThat(asked.attempts()).isEqualTo(8);
        assertThat(asked.detail()).contains("brave: server_error", "tavily: overloaded");

        IntStream.range(0, 3).forEach(i -> gateway.send(gateway.anySearch("down-" + i)));
        AtomicInteger next = new AtomicInteger();
        LookupFailed passed = await().until(
                        () -> gateway.response(
                                gateway.send(gateway.anySearch("open-" + next.incrementAndGet())), LookupFailed.class),
                        failed -> failed.code() == LlmErrorCode.CIRCUIT_OPEN);
        assertThat(passed.attempts()).isZero();
        assertThat(openCircuits()).containsExactly("brave/search", "tavily/search");
    }

    @Test
    void embeddings_that_nobody_can_make_fail_with_the_last_reason() {
        gateway.voyage.always(LookupBehaviours.status(500, "Internal server error."));
        gateway.openAi.always(LookupBehaviours.garbage());
        RequestEmbeddings request = gateway.send(gateway.anyEmbeddings("none"));

        LookupFailed failed = gateway.response(request, LookupFailed.class);
        assertThat(failed.code()).isEqualTo(LlmErrorCode.SERVER_ERROR);
        assertThat(failed.detail()).contains("voyage/voyage-3.5-lite: server_error", "is not JSON");
        assertThat(gateway.ledgerRow(request)).containsEntry("status", "failed");
    }

    @Test
    void what_makes_no_sense_is_refused_without_asking_anybody() {
        RequestEmbeddings none = gateway.send(gateway.embeddings("no-texts"));
        RequestSearch blank = gateway.send(gateway.search("blank", " "));

        assertThat(gateway.response(none, LookupFailed.class).code()).isEqualTo(LlmErrorCode.INVALID_REQUEST);
        assertThat(gateway.response(blank, LookupFailed.class).detail()).contains("query is blank");
        assertThat(gateway.voyage.callsOf(none.requestId())).isEmpty();
        assertThat(gateway.brave.callsOf(blank.requestId())).isEmpty();
    }

    private static List<String> openCircuits() {
        return given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/circuits")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(
                        "circuits.findAll { it.operation != 'chat' && it.state != 'closed' }.collect { it.provider + '/' + it.operation }");
    }
}
