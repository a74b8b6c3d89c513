package dev.synod.simulator;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import static dev.synod.simulator.Simulator.anthropic;
import static dev.synod.simulator.Simulator.anthropicBody;
import static dev.synod.simulator.Simulator.events;
import static dev.synod.simulator.Simulator.json;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AnthropicIT {

    private static final JsonObject SCHEMA = new JsonObject(
            "{\"type\":\"object\",\"required\":[\"title\"],\"properties\":{\"title\":{\"type\":\"string\"}}}");

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @Test
    void a_message_has_text_a_stop_reason_and_usage() {
        HttpResponse<String> response = anthropic(anthropicBody());
        JsonObject body = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("request-id")).isPresent();
        assertThat(body.getString("id")).startsWith("msg_");
        assertThat(body.getString("type")).isEqualTo("message");
        assertThat(body.getString("model")).isEqualTo("claude-x");
        assertThat(body.getString("stop_reason")).isEqualTo("end_turn");
        assertThat(body.getJsonObject("usage").getInteger("input_tokens")).isBetween(20, 60);
        assertThat(body.getJsonObject("usage").getInteger("output_tokens")).isGreaterThan(60);
        assertThat(text(body)).contains("moving the monolith to microservices");
    }

    @Test
    void a_stream_has_the_events_in_their_order_and_the_same_text() {
        HttpResponse<String> response = anthropic(anthropicBody().put("stream", true));
        List<JsonObject> events = events(response.body());
        List<String> types = events.stream().map(e -> e.getString("type")).toList();
        assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(types).startsWith("message_start", "content_block_start", "ping", "content_block_delta");
        assertThat(types).endsWith("content_block_delta", "content_block_stop", "message_delta", "message_stop");
        JsonObject end = events.get(events.size() - 2);
        assertThat(end.getJsonObject("delta").getString("stop_reason")).isEqualTo("end_turn");
        assertThat(end.getJsonObject("usage").getInteger("output_tokens")).isGreaterThan(60);
        assertThat(deltas(events)).isEqualTo(text(json(anthropic(anthropicBody()))));
    }

    @Test
    void a_seed_changes_the_answer_and_its_removal_brings_the_first_one_back() {
        String first = text(json(anthropic(anthropicBody())));
        Simulator.send("PUT", "/admin/seed", "{\"seed\":99}");
        assertThat(text(json(anthropic(anthropicBody())))).isNotEqualTo(first);
        Simulator.send("DELETE", "/admin/seed", "");
        assertThat(text(json(anthropic(anthropicBody())))).isEqualTo(first);
    }

    @Test
    void structured_output_follows_the_schema_of_the_request() {
        JsonObject format = new JsonObject().put("type", "json_schema").put("schema", SCHEMA);
        JsonObject config = new JsonObject().put("format", format);
        String text = text(json(anthropic(anthropicBody().put("output_config", config))));
        assertThat(new JsonObject(text).getString("title")).isNotBlank();
    }

    @Test
    void structured_output_follows_a_schema_in_the_prompt() {
        String system = "Answer by this schema:\n```json-schema\n" + SCHEMA.encode() + "\n```";
        String text = text(json(anthropic(anthropicBody().put("system", system))));
        assertThat(new JsonObject(text).getString("title")).isNotBlank();
    }

    @Test
    void a_forced_tool_is_called_with_input_for_its_schema() {
        JsonObject tool = new JsonObject().put("name", "emit").put("input_schema", SCHEMA);
        JsonObject body = anthropicBody()
                .put("tools", new JsonArray().add(tool))
                .put("tool_choice", new JsonObject().put("type", "tool").put("name", "emit"));
        JsonObject answer = json(anthropic(body));
        assertThat(answer.getString("stop_reason")).isEqualTo("tool_use");
        JsonObject block = answer.getJsonArray("content").getJsonObject(0);
        assertThat(block.getJsonObject("input").getString("title")).isNotBlank();
        String partial = deltas(events(anthropic(body.put("stream", true)).body()));
        assertThat(new JsonObject(partial)).isEqualTo(block.getJsonObject("input"));
    }

    @Test
    void the_token_limit_of_the_request_cuts_the_answer_short() {
        JsonObject body = json(anthropic(anthropicBody().put("max_tokens", 10)));
        assertThat(body.getString("stop_reason")).isEqualTo("max_tokens");
        assertThat(body.getJsonObject("usage").getInteger("output_tokens")).isLessThanOrEqualTo(10);
    }

    private static String text(JsonObject body) {
        return body.getJsonArray("content").getJsonObject(0).getString("text");
    }

    private static String deltas(List<JsonObject> events) {
        return events.stream()
                .map(e -> e.getJsonObject("delta"))
                .filter(Objects::nonNull)
                .map(d -> d.getString("text", d.getString("partial_json", "")))
                .collect(Collectors.joining());
    }
}
