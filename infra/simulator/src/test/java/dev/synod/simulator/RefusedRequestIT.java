package dev.synod.simulator;

import dev.synod.simulator.provider.BearerKey;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

import static dev.synod.simulator.Simulator.anthropicHeaders;
import static dev.synod.simulator.Simulator.json;
import static dev.synod.simulator.Simulator.openaiHeaders;
import static dev.synod.simulator.Simulator.send;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class RefusedRequestIT {

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @Test
    void a_missing_key_is_refused_in_each_provider_s_own_words() {
        assertThat(json(refused(401, send("POST", "/anthropic/v1/messages", "{}")))
                        .getJsonObject("error"))
                .isEqualTo(new JsonObject(
                        "{\"type\":\"authentication_error\",\"message\":\"x-api-key header is required\"}"));
        assertThat(json(refused(401, send("POST", "/openai/v1/chat/completions", "{}", "authorization", "Bearer "))))
                .hasToString("{\"error\":{\"message\":\"" + BearerKey.OPENAI_COMPLAINT
                        + "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}");
        assertThat(json(refused(401, send("POST", "/voyage/v1/embeddings", "{}")))
                        .getString("detail"))
                .isNotBlank();
        assertThat(json(refused(401, send("GET", "/brave/res/v1/web/search?q=x", "")))
                        .getJsonObject("error")
                        .getString("code"))
                .isEqualTo("SUBSCRIPTION_TOKEN_INVALID");
        assertThat(json(refused(401, send("POST", "/exa/search", "{}"))).getString("tag"))
                .isEqualTo("INVALID_API_KEY");
        assertThat(json(refused(401, send("POST", "/tavily/search", "{}")))
                        .getJsonObject("detail")
                        .getString("error"))
                .contains("API key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "{}",
                "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[]}",
                "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[\"x\"]}",
                "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[{\"role\":\"robot\",\"content\":\"x\"}]}",
                "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":7}]}",
                "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":[{}]}]}",
                "{\"model\":7,\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"m\",\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"m\",\"max_tokens\":5,\"stream\":\"yes\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
            })
    void a_malformed_chat_is_refused_with_the_place_of_the_mistake(String body) {
        JsonObject anthropic = json(refused(400, send("POST", "/anthropic/v1/messages", body, anthropicHeaders())));
        assertThat(anthropic.getJsonObject("error").getString("type")).isEqualTo("invalid_request_error");
        assertThat(anthropic.getString("request_id")).startsWith("req_");
        JsonObject openai = json(refused(400, send("POST", "/openai/v1/chat/completions", body, openaiHeaders())));
        assertThat(openai.getJsonObject("error").getString("message")).isNotBlank();
        assertThat(openai.getJsonObject("error").fieldNames()).contains("param", "code");
    }

    @Test
    void anthropic_wants_its_version_and_a_token_limit() {
        String body = Simulator.anthropicBody().encode();
        assertThat(refused(400, send("POST", "/anthropic/v1/messages", body, "x-api-key", "k"))
                        .body())
                .contains("anthropic-version");
        JsonObject unlimited = Simulator.anthropicBody();
        unlimited.remove("max_tokens");
        assertThat(refused(400, Simulator.anthropic(unlimited)).body()).contains("max_tokens: Field required");
    }

    @Test
    void a_body_that_is_too_large_gets_the_provider_s_413() {
        String body = "{\"model\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}";
        HttpResponse<String> response = send("POST", "/anthropic/v1/messages", body, anthropicHeaders());
        assertThat(json(refused(413, response)).getJsonObject("error").getString("type"))
                .isEqualTo("request_too_large");
    }

    @Test
    void unknown_paths_and_methods_are_refused_in_the_provider_s_shape() {
        assertThat(json(refused(404, send("GET", "/anthropic/v1/models", ""))).getString("type"))
                .isEqualTo("error");
        assertThat(json(refused(405, send("GET", "/openai/v1/embeddings", ""))).containsKey("error"))
                .isTrue();
    }

    @Test
    void malformed_lookups_are_refused() {
        String[] key = {"authorization", "Bearer k"};
        refused(400, send("POST", "/openai/v1/embeddings", "{\"model\":\"m\",\"input\":[1,2]}", key));
        refused(400, send("POST", "/voyage/v1/embeddings", "{\"input\":\"x\"}", key));
        refused(400, send("POST", "/tavily/search", "{\"query\":\" \"}", key));
        refused(400, send("GET", "/brave/res/v1/web/search?q=x&count=99", "", "x-subscription-token", "k"));
        refused(400, send("GET", "/brave/res/v1/web/search", "", "x-subscription-token", "k"));
    }

    private static HttpResponse<String> refused(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        return response;
    }
}
