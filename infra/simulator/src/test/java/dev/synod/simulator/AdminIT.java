package dev.synod.simulator;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;

import static dev.synod.simulator.Simulator.json;
import static dev.synod.simulator.Simulator.send;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AdminIT {

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @Test
    void it_says_that_it_is_up() {
        assertThat(json(send("GET", "/admin/health", ""))).isEqualTo(new JsonObject().put("status", "UP"));
    }

    @Test
    void calls_are_counted_by_session_and_listed_by_request_without_their_content() {
        String[] other = {"authorization", "Bearer k", "x-synod-request-id", "s2/a/1", "traceparent", "00-1-2-01"};
        Simulator.openai(Simulator.openaiBody());
        Simulator.openai(Simulator.openaiBody());
        send("POST", "/openai/v1/chat/completions", Simulator.openaiBody().encode(), other);
        send("POST", "/openai/v1/chat/completions", "{}", other);
        JsonObject session = json(send("GET", "/admin/calls?session=s1", ""));
        assertThat(session.getJsonObject("providers").getJsonObject("openai").getLong("answered"))
                .isEqualTo(2);
        assertThat(session.getJsonArray("answeredTwice")).containsExactly("s1/b/1");
        HttpResponse<String> log = send("GET", "/admin/calls/log?prefix=s2/", "");
        JsonArray calls = json(log).getJsonArray("calls");
        assertThat(calls).hasSize(2);
        JsonObject first = calls.getJsonObject(0);
        assertThat(first.remove("startedAt")).asString().endsWith("Z");
        assertThat(first)
                .isEqualTo(new JsonObject("{\"provider\":\"openai\",\"operation\":\"chat.completions\","
                        + "\"model\":\"gpt-x\",\"requestId\":\"s2/a/1\",\"traceparent\":\"00-1-2-01\","
                        + "\"outcome\":\"answered\",\"detail\":\"\"}"));
        assertThat(calls.getJsonObject(1).getString("outcome")).isEqualTo("rejected");
        assertThat(log.body()).doesNotContain("monolith");
    }

    @Test
    void a_session_s_calls_are_not_mixed_with_those_of_a_longer_id() {
        send("POST", "/tavily/search", "{}", "x-synod-request-id", "s10/a/1");
        JsonObject session = json(send("GET", "/admin/calls?session=s1", ""));
        assertThat(session.getJsonObject("providers").getJsonObject("tavily").getLong("received"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/admin/faults/openai|{|not a JSON object",
                "/admin/faults/openai|{}|kind: must be a text, one of status",
                "/admin/faults/openai|{\"kind\":\"explode\"}|must be one of status, latency, hang",
                "/admin/faults/openai|{\"kind\":\"status\"}|status: must be a whole number from 400 to 599, and is missing",
                "/admin/faults/openai|{\"kind\":\"status\",\"status\":200}|from 400 to 599",
                "/admin/faults/openai|{\"kind\":\"status\",\"status\":429,\"retryAfter\":\"soon\"}|HTTP date",
                "/admin/faults/openai|{\"kind\":\"latency\"}|latencyMillis",
                "/admin/faults/openai|{\"kind\":\"hang\",\"rate\":2}|rate: must be a number from 0 to 1",
                "/admin/faults/openai|{\"kind\":\"hang\",\"times\":0}|times: must be a whole number from 1",
                "/admin/faults/openai|{\"kind\":\"hang\",\"models\":\"gpt\"}|models: must be an array",
                "/admin/faults/openai|{\"kind\":\"hang\",\"status\":500}|status: not a setting of kind 'hang'",
                "/admin/faults/openai|{\"kind\":\"refusal\",\"finishReason\":\"x\"}|'stop' or 'content_filter'",
                "/admin/faults/brave|{\"kind\":\"refusal\"}|has no language model",
                "/admin/pace|{\"tokensPerSecond\":0}|tokensPerSecond: must be a whole number from 1",
                "/admin/pace|{\"speed\":1}|speed: unknown. Known are firstTokenDelayMillis, tokensPerSecond",
                "/admin/seed|{\"seed\":\"x\"}|seed: must be a whole number",
            })
    void a_senseless_order_is_refused_with_what_to_write_instead(String path, String body, String text) {
        HttpResponse<String> response = send("PUT", path, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(response).getString("detail")).contains(text);
    }

    @Test
    void an_unknown_provider_or_path_is_not_found() {
        assertThat(json(send("PUT", "/admin/faults/acme", "{}")).getString("detail"))
                .contains("anthropic, openai");
        assertThat(send("GET", "/admin/nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_pace_can_be_overridden_and_restored() {
        assertThat(json(send("GET", "/admin/pace", "")).getInteger("tokensPerSecond"))
                .isEqualTo(1_000_000);
        assertThat(json(send("DELETE", "/admin/pace", "")))
                .isEqualTo(new JsonObject("{\"firstTokenDelayMillis\":150,\"tokensPerSecond\":80}"));
    }
}
