package dev.synod.simulator;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Base64;

import static dev.synod.simulator.Simulator.json;
import static dev.synod.simulator.Simulator.send;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class LookupIT {

    private static final String[] KEY = {"authorization", "Bearer k"};

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @Test
    void openai_embeds_each_input_in_the_wanted_dimensions() {
        JsonObject body = json(send(
                "POST",
                "/openai/v1/embeddings",
                "{\"model\":\"e\",\"input\":[\"one\",\"two\"],\"dimensions\":64}",
                KEY));
        assertThat(body.getJsonArray("data")).hasSize(2);
        assertThat(body.getJsonArray("data").getJsonObject(1).getJsonArray("embedding"))
                .hasSize(64);
        assertThat(body.getJsonObject("usage").getInteger("total_tokens")).isEqualTo(2);
    }

    @Test
    void openai_embeds_in_base64_when_asked() {
        String input = "{\"model\":\"e\",\"input\":\"one\",\"dimensions\":64,\"encoding_format\":\"base64\"}";
        JsonArray data = json(send("POST", "/openai/v1/embeddings", input, KEY)).getJsonArray("data");
        assertThat(Base64.getDecoder().decode(data.getJsonObject(0).getString("embedding")))
                .hasSize(64 * 4);
    }

    @Test
    void voyage_embeds_in_its_usual_dimensions() {
        JsonObject body = json(send("POST", "/voyage/v1/embeddings", "{\"model\":\"v\",\"input\":\"one\"}", KEY));
        assertThat(body.getJsonArray("data").getJsonObject(0).getJsonArray("embedding"))
                .hasSize(1024);
    }

    @Test
    void brave_finds_pages_about_the_query() {
        JsonObject body = json(
                send("GET", "/brave/res/v1/web/search?q=four-day%20week&count=3", "", "x-subscription-token", "k"));
        JsonArray results = body.getJsonObject("web").getJsonArray("results");
        assertThat(results).hasSize(3);
        assertThat(results.getJsonObject(0).getString("title")).contains("four-day week");
        assertThat(results.getJsonObject(0).getString("url")).contains(".example.");
    }

    @Test
    void tavily_finds_pages_and_answers_when_asked() {
        JsonObject body = json(send(
                "POST",
                "/tavily/search",
                "{\"query\":\"four-day week\",\"max_results\":2,\"include_answer\":true}",
                KEY));
        assertThat(body.getJsonArray("results")).hasSize(2);
        assertThat(body.getString("answer")).isNotBlank();
    }

    @Test
    void exa_finds_pages_and_gives_their_text_when_asked() {
        JsonObject body = json(send(
                "POST",
                "/exa/search",
                "{\"query\":\"four-day week\",\"numResults\":2,\"contents\":{\"text\":{\"maxCharacters\":500}}}",
                "x-api-key",
                "k"));
        assertThat(body.getJsonArray("results")).hasSize(2);
        assertThat(body.getJsonArray("results").getJsonObject(0).getString("text"))
                .isNotBlank();
    }
}
