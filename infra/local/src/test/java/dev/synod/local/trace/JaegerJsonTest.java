package dev.synod.local.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class JaegerJsonTest {

    @Test
    void spans_keep_their_traces_parents_services_times_and_failures(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("session.json");
        JaegerJson.write(
                List.of(
                        new Span("t1", "b", "a", "gateway", "chat", 5_000, 9_500, "timeout", Map.of("k", "v")),
                        new Span("t1", "a", "", "session", "POST", 2_000, 4_000, "", Map.of()),
                        new Span("t2", "c", "", "session", "GET", 7_000, 8_000, "", Map.of())),
                file);

        JsonNode data = new ObjectMapper().readTree(file.toFile()).path("data");
        assertThat(data.findValuesAsText("operationName")).containsExactly("POST", "chat", "GET");
        JsonNode chat = data.at("/0/spans/1");
        assertThat(chat.at("/references/0"))
                .hasToString("{\"refType\":\"CHILD_OF\",\"traceID\":\"t1\",\"spanID\":\"a\"}");
        assertThat(chat.path("startTime").asLong()).isEqualTo(5);
        assertThat(chat.path("duration").asLong()).isEqualTo(4);
        assertThat(chat.path("tags").toString())
                .contains("{\"key\":\"k\",\"type\":\"string\",\"value\":\"v\"}", "\"key\":\"error\",\"type\":\"bool\"");
        assertThat(data.at("/0/processes/" + chat.path("processID").asText() + "/serviceName")
                        .asText())
                .isEqualTo("gateway");
        assertThat(data.at("/1/spans/0/references")).isEmpty();
    }
}
