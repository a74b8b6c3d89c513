package dev.synod.gateway;

import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.LogLines;
import dev.synod.testing.TopicReader;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class TraceIT {
    @Inject
    InMemorySpanExporter spans;

    @Test
    void the_chain_runs_from_the_record_over_the_attempts_to_the_response() {
        GatewayFixture gateway = new GatewayFixture();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        try {
            gateway.anthropic.next(Behaviours.status(500, "api_error"));
            RequestCompletion request = gateway.request("trace", "expert-a");
            gateway.send(request, "00-" + traceId + "-b7ad6b7169203331-01");

            String response = String.valueOf(
                    TopicReader.header(gateway.responses(request, 1).getFirst(), "traceparent"));
            List<SpanData> trace = await().until(() -> of(traceId), found -> found.size() >= 3);
            SpanData consumed = only(trace, SpanKind.CONSUMER).getFirst();
            List<SpanData> attempts = only(trace, SpanKind.CLIENT);
            assertThat(consumed.getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(attempts).hasSize(2).allSatisfy(attempt -> assertThat(attempt.getParentSpanId())
                    .isEqualTo(consumed.getSpanId()));
            assertThat(response)
                    .isEqualTo("00-" + traceId + "-" + attempts.get(1).getSpanId() + "-01");
            assertThat(text(attempts.get(0), "error.type")).isEqualTo("server_error");
            assertThat(text(attempts.get(1), "gen_ai.provider.name")).isEqualTo("anthropic");
            assertThat(text(attempts.get(1), "synod.request.id")).isEqualTo(request.requestId());
            assertThat(attempts.get(1).getAttributes().asMap().toString())
                    .contains("gen_ai.usage.output_tokens=50")
                    .doesNotContain("monolith", Behaviours.TEXT, "anthropic-key");
        } finally {
            gateway.close();
        }
    }

    @Test
    void attempts_are_measured_by_provider_model_and_outcome() {
        GatewayFixture gateway = new GatewayFixture();
        try {
            gateway.anthropic.next(Behaviours.status(500, "api_error"));
            gateway.answer(gateway.send(gateway.request("measured", "expert-a")));

            String model = "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"anthropic\","
                    + "gen_ai_request_model=\"claude-sonnet-4-5\"";
            get("/q/metrics")
                    .then()
                    .body(containsString("gen_ai_client_operation_duration_seconds_count{error_type=\"none\"," + model))
                    .body(containsString(
                            "gen_ai_client_operation_duration_seconds_count{error_type=\"server_error\"," + model))
                    .body(containsString(
                            "gen_ai_client_operation_time_to_first_chunk_seconds_bucket{" + model + ",le=\"0.01\"}"))
                    .body(containsString("synod_gateway_cost_usd_total{" + model + "}"))
                    .body(containsString("gen_ai_client_token_usage_sum{" + model + ",gen_ai_token_type=\"output\"}"));
        } finally {
            gateway.close();
        }
    }

    @Test
    void what_a_provider_quotes_of_key_and_question_gets_no_further_than_it_must() {
        GatewayFixture gateway = new GatewayFixture();
        try (LogLines log = LogLines.listen()) {
            gateway.anthropic.next(Behaviours.quoting(400));
            RequestCompletion request = gateway.request("quoting", "only-anthropic");
            CompletionFailed failed = gateway.failure(gateway.send(request));

            assertThat(failed.detail()).contains("key *** may not ask").doesNotContain("anthropic-key");
            List<LogLines.Line> lines = await().until(
                            () -> log.lines().stream()
                                    .filter(line -> request.requestId()
                                            .equals(line.fields().get("synod.request.id")))
                                    .toList(),
                            found -> found.stream().anyMatch(line -> line.text().contains("failed with")));
            assertThat(lines).allSatisfy(line -> assertThat(line.fields())
                    .containsEntry("synod.session.id", request.sessionId())
                    .containsKey("traceId"));
            assertThat(log.text()).doesNotContain("monolith", "anthropic-key", "You are terse");
            assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("monolith", "anthropic-key");
            assertThat(get("/q/metrics").asString()).doesNotContain("monolith", "anthropic-key");
        } finally {
            gateway.close();
        }
    }

    private List<SpanData> of(String traceId) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .toList();
    }

    private static List<SpanData> only(List<SpanData> trace, SpanKind kind) {
        return trace.stream().filter(span -> span.getKind() == kind).toList();
    }

    private static String text(SpanData span, String name) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(name)));
    }
}
