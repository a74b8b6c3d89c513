package dev.synod.simulator;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

import static dev.synod.simulator.Simulator.events;
import static dev.synod.simulator.Simulator.json;
import static dev.synod.simulator.Simulator.openai;
import static dev.synod.simulator.Simulator.openaiBody;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class OpenAiIT {

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @Test
    void a_completion_has_a_message_a_finish_reason_and_usage() {
        HttpResponse<String> response = openai(openaiBody());
        JsonObject body = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(body.getString("object")).isEqualTo("chat.completion");
        assertThat(choice(body).getString("finish_reason")).isEqualTo("stop");
        assertThat(content(body)).contains("microservices");
        JsonObject usage = body.getJsonObject("usage");
        assertThat(usage.getInteger("total_tokens"))
                .isEqualTo(usage.getInteger("prompt_tokens") + usage.getInteger("completion_tokens"));
    }

    @Test
    void a_stream_has_chunks_usage_when_asked_and_an_end_mark() {
        JsonObject options = new JsonObject().put("include_usage", true);
        String stream = openai(openaiBody().put("stream", true).put("stream_options", options))
                .body();
        List<JsonObject> chunks = events(stream);
        assertThat(stream).endsWith("data: [DONE]\n\n");
        assertThat(chunks).allMatch(c -> c.getString("object").equals("chat.completion.chunk"));
        assertThat(chunks.getFirst().getJsonArray("choices").getJsonObject(0).getJsonObject("delta"))
                .isEqualTo(new JsonObject("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}"));
        assertThat(chunks.getLast().getJsonArray("choices")).isEmpty();
        assertThat(chunks.getLast().getJsonObject("usage").getInteger("completion_tokens"))
                .isGreaterThan(60);
        assertThat(chunks.get(chunks.size() - 2)
                        .getJsonArray("choices")
                        .getJsonObject(0)
                        .getString("finish_reason"))
                .isEqualTo("stop");
        String text = chunks.stream()
                .filter(c -> !c.getJsonArray("choices").isEmpty())
                .map(c -> c.getJsonArray("choices")
                        .getJsonObject(0)
                        .getJsonObject("delta")
                        .getString("content", ""))
                .collect(Collectors.joining());
        assertThat(text).isEqualTo(content(json(openai(openaiBody()))));
    }

    @Test
    void a_stream_without_usage_has_none() {
        String stream = openai(openaiBody().put("stream", true)).body();
        assertThat(events(stream)).noneMatch(c -> c.containsKey("usage"));
    }

    @Test
    void structured_output_follows_the_schema_of_the_request() {
        JsonObject format =
                new JsonObject("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"ballot\",\"strict\":true,"
                        + "\"schema\":{\"type\":\"object\",\"properties\":{\"ranking\":{\"type\":\"array\",\"uniqueItems\":true,"
                        + "\"items\":{\"enum\":[\"A\",\"B\",\"C\"]}}}}}}");
        JsonObject ballot = new JsonObject(content(json(openai(openaiBody().put("response_format", format)))));
        assertThat(ballot.getJsonArray("ranking").stream()).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void json_without_a_schema_is_some_json_object() {
        JsonObject format = new JsonObject().put("type", "json_object");
        assertThat(new JsonObject(content(json(openai(openaiBody().put("response_format", format))))))
                .isNotEmpty();
    }

    @Test
    void the_token_limit_of_the_request_cuts_the_answer_short() {
        JsonObject body = json(openai(openaiBody().put("max_completion_tokens", 10)));
        assertThat(choice(body).getString("finish_reason")).isEqualTo("length");
    }

    private static JsonObject choice(JsonObject body) {
        return body.getJsonArray("choices").getJsonObject(0);
    }

    private static String content(JsonObject body) {
        return choice(body).getJsonObject("message").getString("content");
    }
}
