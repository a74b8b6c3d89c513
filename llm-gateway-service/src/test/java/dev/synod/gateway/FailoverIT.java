package dev.synod.gateway;

import dev.synod.events.Topics;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static dev.synod.gateway.Behaviours.TEXT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class FailoverIT {
    private GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
    }

    /** What one test did to a circuit is none of the next one's business. */
    @AfterEach
    void close() {
        gateway.anthropic.reset();
        gateway.openAi.reset();
        AtomicInteger trial = new AtomicInteger();
        await().until(() -> {
            gateway.answer(gateway.send(gateway.request("trial-a" + trial.incrementAndGet(), "expert-a")));
            gateway.answer(gateway.send(gateway.request("trial-b" + trial.incrementAndGet(), "expert-b")));
            return circuitStates().stream().allMatch("closed"::equals);
        });
        gateway.close();
    }

    @Test
    void a_failing_provider_is_retried_and_then_left_for_the_next() {
        gateway.anthropic.always(Behaviours.status(500, "api_error"));

        RequestCompletion request = gateway.send(gateway.request("down", "expert-a"));

        CompletionAnswered answer = gateway.answer(request);
        assertThat(answer.provider()).isEqualTo("openai");
        assertThat(answer.substitute()).isTrue();
        assertThat(answer.attempts()).isEqualTo(5);
        assertThat(gateway.anthropic.callsOf(request.requestId())).hasSize(4);
        assertThat(gateway.openAi.callsOf(request.requestId())).hasSize(1);
    }

    @Test
    void a_provider_that_asks_for_time_gets_it() {
        gateway.anthropic.next(Behaviours.rateLimited(Duration.ofSeconds(1)));

        RequestCompletion request = gateway.send(gateway.request("wait", "expert-a"));

        CompletionAnswered answer = gateway.answer(request);
        assertThat(answer.provider()).isEqualTo("anthropic");
        assertThat(answer.substitute()).isFalse();
        List<StubProvider.Seen> calls = gateway.anthropic.callsOf(request.requestId());
        assertThat(calls).hasSize(2);
        assertThat(Duration.ofNanos(calls.get(1).nanos() - calls.get(0).nanos()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_provider_that_asks_for_too_much_time_is_left_at_once() {
        gateway.anthropic.next(Behaviours.rateLimited(Duration.ofMinutes(5)));

        RequestCompletion request = gateway.send(gateway.request("too-long", "expert-a"));

        assertThat(gateway.answer(request).provider()).isEqualTo("openai");
        assertThat(gateway.anthropic.callsOf(request.requestId())).hasSize(1);
    }

    @Test
    void a_wrong_request_is_asked_once_and_nowhere_else() {
        gateway.anthropic.next(Behaviours.status(400, "invalid_request_error"));

        RequestCompletion request = gateway.send(gateway.request("wrong", "expert-a"));

        CompletionFailed failed = gateway.failure(request);
        assertThat(failed.code()).isEqualTo(LlmErrorCode.INVALID_REQUEST);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.detail()).contains("the stub says invalid_request_error");
        assertThat(gateway.openAi.callsOf(request.requestId())).isEmpty();
    }

    @Test
    void a_refused_key_is_not_retried_but_the_next_provider_is_asked() {
        gateway.anthropic.next(Behaviours.status(401, "authentication_error"));

        CompletionAnswered answer = gateway.answer(gateway.send(gateway.request("key", "expert-a")));

        assertThat(answer.provider()).isEqualTo("openai");
        assertThat(answer.attempts()).isEqualTo(2);
    }

    @Test
    void a_cut_stream_is_superseded_and_answered_by_the_next() {
        gateway.anthropic.always(Behaviours.anthropicCut(gateway.vertx));

        RequestCompletion request = gateway.send(gateway.request("cut", "expert-a"));

        CompletionAnswered answer = gateway.answer(request);
        assertThat(answer.provider()).isEqualTo("openai");
        assertThat(answer.text()).isEqualTo(TEXT);
        List<LlmDelta> deltas = gateway.deltas(request, 9);
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThat(deltas.get(2 * attempt - 2))
                    .isEqualTo(new CompletionDelta(request.requestId(), attempt, 0, "Half a ", request.labels()));
            assertThat(deltas.get(2 * attempt - 1))
                    .isEqualTo(new AttemptSuperseded(
                            request.requestId(), attempt, "anthropic", LlmErrorCode.NETWORK, request.labels()));
        }
        assertThat(deltas.subList(8, deltas.size())).allSatisfy(delta -> assertThat(((CompletionDelta) delta).attempt())
                .isEqualTo(5));
    }

    @Test
    void a_silent_provider_and_a_stalled_one_are_told_apart() {
        gateway.anthropic.next(Behaviours.silence(), Behaviours.silence(), Behaviours.silence(), Behaviours.silence());
        CompletionFailed silent = gateway.failure(gateway.send(gateway.request("silent", "only-anthropic")));
        assertThat(silent.code()).isEqualTo(LlmErrorCode.TIMEOUT_FIRST_TOKEN);

        gateway.anthropic.next(
                Behaviours.anthropicStall(),
                Behaviours.anthropicStall(),
                Behaviours.anthropicStall(),
                Behaviours.anthropicStall());
        CompletionFailed stalled = gateway.failure(gateway.send(gateway.request("stalled", "only-anthropic")));
        assertThat(stalled.code()).isEqualTo(LlmErrorCode.TIMEOUT_IDLE);
    }

    @Test
    void a_deadline_too_near_for_an_answer_does_not_open_the_circuit() {
        gateway.anthropic.always(Behaviours.silence());
        List.of("a", "b", "c").stream()
                .map(step -> gateway.request("near-" + step, "only-anthropic"))
                .map(request -> GatewayFixture.until(request, Instant.now().plusMillis(700)))
                .map(gateway::send)
                .toList()
                .forEach(request -> assertThat(gateway.failure(request).code()).isEqualTo(LlmErrorCode.TIMEOUT_TOTAL));

        assertThat(circuitStates()).containsExactly("closed", "closed");
    }

    @Test
    void an_open_circuit_is_passed_over_at_once_and_closes_by_itself() {
        try (TopicReader status = TopicReader.fromNow(gateway.stack, Topics.PROVIDER_STATUS)) {
            gateway.anthropic.always(Behaviours.status(529, "overloaded_error"));
            List.of("a", "b", "c").stream()
                    .map(step -> gateway.send(gateway.request("fail-" + step, "only-anthropic")))
                    .toList()
                    .forEach(gateway::failure);
            assertThat(circuitStates()).containsExactly("open", "closed");

            RequestCompletion passed = gateway.send(gateway.request("passed", "expert-a"));
            CompletionAnswered answer = gateway.answer(passed);
            assertThat(answer.provider()).isEqualTo("openai");
            assertThat(answer.substitute()).isTrue();

            CompletionFailed alone = gateway.failure(gateway.send(gateway.request("alone", "only-anthropic")));
            assertThat(alone.code()).as("with nobody to fall back on").isEqualTo(LlmErrorCode.CIRCUIT_OPEN);
            assertThat(alone.detail()).contains("anthropic");

            gateway.anthropic.reset();
            AtomicInteger trial = new AtomicInteger();
            await().until(() -> gateway.answer(
                            gateway.send(gateway.request("back-" + trial.incrementAndGet(), "expert-a")))
                    .provider()
                    .equals("anthropic"));
            assertThat(status.awaitKey(3, "anthropic/chat"))
                    .extracting(change -> String.valueOf(change.value()))
                    .anyMatch(json -> json.contains("\"state\":\"open\""))
                    .anyMatch(json -> json.contains("\"state\":\"half_open\""))
                    .last()
                    .asString()
                    .contains("\"state\":\"closed\"");
        }
    }

    @Test
    void the_last_who_was_asked_says_why_it_failed_even_if_a_circuit_stands_behind_it() {
        gateway.anthropic.always(Behaviours.status(529, "overloaded_error"));
        gateway.openAi.always(Behaviours.status(500, "server_error"));
        List.of("a", "b", "c").stream()
                .map(step -> gateway.send(gateway.request("down-" + step, "only-anthropic")))
                .toList()
                .forEach(gateway::failure);

        RequestCompletion both = gateway.send(gateway.request("both", "expert-b"));
        RequestCompletion one = gateway.send(gateway.request("one", "only-anthropic"));

        CompletionFailed tried = gateway.failure(both);
        assertThat(tried.code()).isEqualTo(LlmErrorCode.SERVER_ERROR);
        assertThat(tried.detail())
                .contains("openai/gpt-4.1: server_error", "anthropic/claude-sonnet-4-5: circuit_open");
        CompletionFailed passed = gateway.failure(one);
        assertThat(passed.code()).isEqualTo(LlmErrorCode.CIRCUIT_OPEN);
        assertThat(passed.attempts()).isZero();
    }

    private static List<String> circuitStates() {
        return given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/circuits")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("circuits.findAll { it.operation == 'chat' }.state");
    }

    @Test
    void circuits_are_shown_to_nobody_without_a_token() {
        given().get("/api/v1/circuits").then().statusCode(401);
    }
}
