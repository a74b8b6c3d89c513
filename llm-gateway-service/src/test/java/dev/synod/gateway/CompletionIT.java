package dev.synod.gateway;

import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.session.Cost;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static dev.synod.gateway.Behaviours.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class CompletionIT {
    private GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_request_is_answered_by_the_first_of_its_route() {
        RequestCompletion request = gateway.send(gateway.request("round-1", "expert-a"));

        CompletionAnswered answer = gateway.answer(request);
        assertThat(answer)
                .isEqualTo(new CompletionAnswered(
                        request.requestId(),
                        request.sessionId(),
                        TEXT,
                        "stop",
                        "anthropic",
                        "claude-sonnet-4-5",
                        false,
                        1,
                        new Cost(100, 50, 100 * 3 + 50 * 15),
                        request.labels()));
        var wire = gateway.responses(request, 1).getFirst();
        assertThat(wire.key()).isEqualTo(request.sessionId());
        assertThat(TopicReader.header(wire, "ce_subject")).isEqualTo(request.sessionId());
        assertThat(TopicReader.header(wire, "ce_source")).isEqualTo("/synod/llm-gateway-service");
        assertThat(gateway.anthropic.callsOf(request.requestId()))
                .singleElement()
                .satisfies(call -> assertThat(call.headers())
                        .containsEntry("x-api-key", "anthropic-key")
                        .containsEntry("anthropic-version", "2023-06-01"));
    }

    @Test
    void words_arrive_in_order_and_make_up_the_answer() {
        RequestCompletion request = gateway.send(gateway.request("words", "expert-b"));

        String text = gateway.answer(request).text();
        List<CompletionDelta> deltas = gateway.deltas(request, 1).stream()
                .map(CompletionDelta.class::cast)
                .toList();
        assertThat(deltas.stream().map(CompletionDelta::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(deltas).allSatisfy(delta -> assertThat(delta.labels()).isEqualTo(request.labels()));
        for (int i = 0; i < deltas.size(); i++) {
            assertThat(deltas.get(i).index()).isEqualTo(i);
            assertThat(deltas.get(i).attempt()).isEqualTo(1);
        }
    }

    @Test
    void a_redelivered_request_is_answered_from_the_ledger() {
        RequestCompletion request = gateway.send(gateway.request("again", "expert-a"));
        gateway.responses(request, 1);

        gateway.send(request);

        var both = gateway.responses(request, 2);
        assertThat(both.get(1).value()).isEqualTo(both.get(0).value());
        assertThat(gateway.anthropic.callsOf(request.requestId())).hasSize(1);
    }

    @Test
    void a_request_delivered_while_its_call_runs_is_not_asked_twice() {
        gateway.anthropic.always(Behaviours.anthropic(gateway.vertx, Duration.ofMillis(400)));
        RequestCompletion request = gateway.send(gateway.request("twice", "expert-a"));
        gateway.send(request);
        gateway.send(request);

        RequestCompletion later = gateway.send(gateway.request("later", "expert-a"));
        gateway.answer(later);
        assertThat(gateway.responses(request, 1)).hasSize(1);
        assertThat(gateway.anthropic.callsOf(request.requestId())).hasSize(1);
    }

    @Test
    void what_cannot_be_understood_goes_to_the_dead_letters_and_holds_nobody_up() {
        try (TopicReader dead = TopicReader.fromNow(gateway.stack, Topics.LLM_REQUESTS_DLT)) {
            String known = "dev.synod.completion.request.v1";
            gateway.send(TopicWriter.envelope("u", "dev.synod.nonsense.v1", "s"), "{}");
            gateway.send(TopicWriter.envelope("j", known, "s"), "{not json");
            gateway.send(TopicWriter.envelope("m", known, "s"), "{\"route\":\"expert-a\"}");
            gateway.send(TopicWriter.envelope("h", known, "s").without("ce_time"), "{}");
            RequestCompletion good = gateway.send(gateway.request("good", "expert-a"));

            assertThat(gateway.answer(good).text()).isEqualTo(TEXT);
            var letters = dead.await(4, letter -> true);
            assertThat(letters)
                    .extracting(letter -> TopicReader.header(letter, "ce_id"))
                    .containsExactlyInAnyOrder("u", "j", "m", "h");
            assertThat(letters)
                    .extracting(letter -> TopicReader.header(letter, "dead-letter-reason"))
                    .anyMatch(reason -> String.valueOf(reason).contains("unknown type 'dev.synod.nonsense.v1'"));
        }
    }

    @Test
    void a_request_past_its_deadline_fails_without_a_call() {
        RequestCompletion late = GatewayFixture.until(
                gateway.request("late", "expert-a"), Instant.now().minusSeconds(1));
        gateway.send(late);

        CompletionFailed failed = gateway.failure(late);
        assertThat(failed.code()).isEqualTo(LlmErrorCode.TIMEOUT_TOTAL);
        assertThat(failed.attempts()).isZero();
        assertThat(gateway.anthropic.callsOf(late.requestId())).isEmpty();
    }

    @Test
    void messages_without_content_are_refused_and_let_go() {
        RequestCompletion request = gateway.request("null", "expert-a");
        String json = MessageJson.write(request).replace("\"messages\":[", "\"messages\":[null,");
        gateway.send(
                TopicWriter.envelope(request.requestId(), "dev.synod.completion.request.v1", request.sessionId()),
                json);

        CompletionFailed failed = gateway.failure(request);
        assertThat(failed.code()).isEqualTo(LlmErrorCode.INVALID_REQUEST);
        assertThat(failed.detail()).contains("messages hold null");
    }

    @Test
    void an_unknown_route_names_the_known_ones() {
        CompletionFailed failed = gateway.failure(gateway.send(gateway.request("lost", "experts")));

        assertThat(failed.code()).isEqualTo(LlmErrorCode.NOT_FOUND);
        assertThat(failed.detail()).contains("no route 'experts'", "expert-a", "utility");
    }

    @Test
    void a_route_without_any_key_says_which_setting_is_missing() {
        CompletionFailed failed = gateway.failure(gateway.send(gateway.request("keyless", "nobody")));

        assertThat(failed.code()).isEqualTo(LlmErrorCode.AUTH);
        assertThat(failed.detail()).contains("api-key");
    }

    @Test
    void calls_beyond_the_bound_wait_in_the_ledger_and_are_all_answered() {
        gateway.anthropic.always(Behaviours.anthropic(gateway.vertx, Duration.ofMillis(200)));
        List<RequestCompletion> many = IntStream.range(0, 120)
                .mapToObj(i -> gateway.send(gateway.request("many-" + i, "expert-a")))
                .toList();

        many.forEach(request -> assertThat(gateway.answer(request).text()).isEqualTo(TEXT));
        assertThat(gateway.anthropic.mostOpenAtOnce()).isLessThanOrEqualTo(41);
        assertThat(many).allSatisfy(request -> assertThat(gateway.anthropic.callsOf(request.requestId()))
                .hasSize(1));
    }
}
