package dev.synod.simulator;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static dev.synod.simulator.Simulator.anthropic;
import static dev.synod.simulator.Simulator.anthropicBody;
import static dev.synod.simulator.Simulator.events;
import static dev.synod.simulator.Simulator.fault;
import static dev.synod.simulator.Simulator.json;
import static dev.synod.simulator.Simulator.openai;
import static dev.synod.simulator.Simulator.openaiBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class FaultsIT {

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error",
        "401, authentication_error",
        "403, permission_error",
        "404, not_found_error",
        "413, request_too_large",
        "429, rate_limit_error",
        "500, api_error",
        "503, api_error",
        "529, overloaded_error"
    })
    void anthropic_fails_with_the_status_and_its_type(int status, String type) {
        fault(Provider.ANTHROPIC, "{\"kind\":\"status\",\"status\":" + status + ",\"retryAfter\":20}");
        HttpResponse<String> response = anthropic(anthropicBody().put("stream", true));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("retry-after")).hasValue("20");
        assertThat(json(response).getJsonObject("error").getString("type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 429, 500, 503})
    void openai_fails_with_the_status_and_a_date_to_retry_after(int status) {
        String date = "Tue, 01 Dec 2026 09:00:00 GMT";
        fault(Provider.OPENAI, "{\"kind\":\"status\",\"status\":" + status + ",\"retryAfter\":\"" + date + "\"}");
        HttpResponse<String> response = openai(openaiBody());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("retry-after")).hasValue(date);
        assertThat(json(response).getJsonObject("error").getString("message")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_cut_breaks_the_connection_before_the_end(boolean stream) {
        fault(Provider.ANTHROPIC, "{\"kind\":\"cut\",\"afterTokens\":3}");
        assertThatThrownBy(() -> anthropic(anthropicBody().put("stream", stream)))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(count("anthropic", "failed")).isEqualTo(1);
        assertThat(count("anthropic", "answered")).isZero();
    }

    @Test
    void a_hanging_call_is_released_when_the_client_leaves() {
        fault(Provider.OPENAI, "{\"kind\":\"hang\",\"times\":1}");
        CompletableFuture<HttpResponse<String>> hanging = Simulator.sendLater(
                "POST", "/openai/v1/chat/completions", openaiBody().encode(), Simulator.openaiHeaders());
        await().until(() -> count("openai", "failed") == 1);
        assertThat(hanging).isNotDone();
        hanging.cancel(true);
        assertThat(openai(openaiBody()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_that_leaves_a_stream_is_counted_as_gone() {
        Simulator.send("PUT", "/admin/pace", "{\"tokensPerSecond\":1}");
        CompletableFuture<HttpResponse<String>> slow = Simulator.sendLater(
                "POST",
                "/anthropic/v1/messages",
                anthropicBody().put("stream", true).encode(),
                Simulator.anthropicHeaders());
        await().until(() -> count("anthropic", "open") == 1);
        slow.cancel(true);
        await().until(() -> count("anthropic", "abandoned") == 1);
    }

    @Test
    void garbage_is_not_what_the_provider_sends() {
        fault(Provider.ANTHROPIC, "{\"kind\":\"garbage\"}");
        HttpResponse<String> document = anthropic(anthropicBody());
        assertThat(document.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(document)).isInstanceOf(DecodeException.class);
        String stream = anthropic(anthropicBody().put("stream", true)).body();
        assertThatThrownBy(() -> events(stream)).isInstanceOf(DecodeException.class);
    }

    @Test
    void latency_delays_the_right_answer() {
        fault(Provider.OPENAI, "{\"kind\":\"latency\",\"latencyMillis\":400}");
        long start = System.nanoTime();
        assertThat(openai(openaiBody()).statusCode()).isEqualTo(200);
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(400);
        assertThat(count("openai", "answered")).isEqualTo(1);
    }

    @Test
    void anthropic_refuses_with_its_stop_reason() {
        fault(Provider.ANTHROPIC, "{\"kind\":\"refusal\"}");
        JsonObject body = json(anthropic(anthropicBody()));
        assertThat(body.getString("stop_reason")).isEqualTo("refusal");
        assertThat(body.getJsonArray("content")).isEmpty();
        List<JsonObject> events =
                events(anthropic(anthropicBody().put("stream", true)).body());
        assertThat(events.stream().map(e -> e.getString("type")))
                .containsExactly("message_start", "ping", "message_delta", "message_stop");
        assertThat(events.get(2).getJsonObject("delta").getString("stop_reason"))
                .isEqualTo("refusal");
    }

    @Test
    void openai_refuses_in_the_message_or_by_its_content_filter() {
        fault(Provider.OPENAI, "{\"kind\":\"refusal\"}");
        JsonObject choice = json(openai(openaiBody())).getJsonArray("choices").getJsonObject(0);
        assertThat(choice.getString("finish_reason")).isEqualTo("stop");
        assertThat(choice.getJsonObject("message").getString("refusal")).isNotBlank();
        assertThat(choice.getJsonObject("message").getValue("content")).isNull();
        fault(Provider.OPENAI, "{\"kind\":\"refusal\",\"finishReason\":\"content_filter\",\"afterTokens\":4}");
        choice = json(openai(openaiBody())).getJsonArray("choices").getJsonObject(0);
        assertThat(choice.getString("finish_reason")).isEqualTo("content_filter");
        assertThat(choice.getJsonObject("message").getString("content")).isNotBlank();
    }

    @Test
    void a_truncated_answer_says_so() {
        fault(Provider.ANTHROPIC, "{\"kind\":\"truncation\",\"afterTokens\":7}");
        fault(Provider.OPENAI, "{\"kind\":\"truncation\"}");
        assertThat(json(anthropic(anthropicBody())).getString("stop_reason")).isEqualTo("max_tokens");
        assertThat(json(openai(openaiBody()))
                        .getJsonArray("choices")
                        .getJsonObject(0)
                        .getString("finish_reason"))
                .isEqualTo("length");
    }

    @Test
    void a_fault_hits_the_next_calls_of_its_models_only() {
        fault(Provider.OPENAI, "{\"kind\":\"status\",\"status\":500,\"times\":2,\"models\":[\"gpt-x\"]}");
        assertThat(openai(openaiBody().put("model", "gpt-y")).statusCode()).isEqualTo(200);
        assertThat(statuses(3)).containsExactly(500, 500, 200);
        Simulator.send("DELETE", "/admin/faults/openai", "");
        assertThat(json(Simulator.send("GET", "/admin/faults", ""))).isEmpty();
    }

    @Test
    void a_rate_hits_the_same_calls_for_the_same_seed() {
        fault(Provider.OPENAI, "{\"kind\":\"status\",\"status\":503,\"rate\":0.5}");
        List<Integer> first = statuses(20);
        fault(Provider.OPENAI, "{\"kind\":\"status\",\"status\":503,\"rate\":0.5}");
        assertThat(statuses(20)).isEqualTo(first).contains(200, 503);
    }

    private static List<Integer> statuses(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> openai(openaiBody()).statusCode())
                .toList();
    }

    private static long count(String provider, String outcome) {
        return json(Simulator.send("GET", "/admin/calls", ""))
                .getJsonObject("providers")
                .getJsonObject(provider)
                .getLong(outcome);
    }
}
