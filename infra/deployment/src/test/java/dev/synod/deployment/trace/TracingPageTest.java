package dev.synod.deployment.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synod.deployment.Repository;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on tracing tells what the recorded trace shows. */
class TracingPageTest {
    private static final Path RECORDED = Repository.file("docs/traces/session.json");
    private static final Pattern HOP =
            Pattern.compile("(?m)^\\| [^|]+ \\| `([^`]+)` \\| ([a-z-]+) \\| (?:nothing|`([^`]+)`) \\|$");
    private static final int HOPS = 9;
    private static final long LARGEST_BYTES = 1 << 20;

    private final Map<String, JsonNode> spans = new HashMap<>();
    private final JsonNode session;

    TracingPageTest() throws IOException {
        session = new ObjectMapper().readTree(RECORDED.toFile()).at("/data/0");
        session.path("spans").forEach(span -> spans.put(span.path("spanID").asText(), span));
    }

    @Test
    void every_hop_of_the_page_is_in_the_trace_below_the_one_it_names() throws IOException {
        List<String> seen = spans.values().stream().map(this::hop).distinct().toList();
        List<String> told = new ArrayList<>();
        Matcher hops = HOP.matcher(Files.readString(Repository.file("docs/tracing.md")));
        while (hops.find()) {
            told.add(hops.group(2) + ": " + hops.group(1) + " < " + hops.group(3));
        }

        assertThat(told).hasSize(HOPS);
        assertThat(seen).containsAll(told);
    }

    @Test
    void all_its_spans_hang_together_below_the_post() {
        assertThat(spans.values().stream().filter(span -> parent(span) == null))
                .singleElement()
                .satisfies(root -> assertThat(name(root)).isEqualTo("POST /api/v1/sessions"));
        assertThat(spans.values())
                .allSatisfy(span -> assertThat(span.at("/references/0/spanID").asText("root"))
                        .matches(parent -> parent.equals("root") || spans.containsKey(parent), "is in the file"));
    }

    @Test
    void it_is_of_the_form_that_jaeger_reads_and_no_burden_to_who_clones_it() throws IOException {
        assertThat(Files.size(RECORDED)).isLessThan(LARGEST_BYTES);
        assertThat(spans.values()).allSatisfy(span -> {
            assertThat(span.path("traceID")).isEqualTo(session.path("traceID"));
            assertThat(span.path("startTime").isIntegralNumber()).isTrue();
            assertThat(span.path("duration").isIntegralNumber()).isTrue();
            assertThat(service(span)).isNotEmpty();
        });
        assertThat(Files.readString(RECORDED)).doesNotContain("12-person", "Bearer", "monolith");
    }

    private String hop(JsonNode span) {
        JsonNode parent = parent(span);
        return service(span) + ": " + name(span) + " < " + (parent == null ? null : name(parent));
    }

    private JsonNode parent(JsonNode span) {
        return spans.get(span.at("/references/0/spanID").asText());
    }

    private String service(JsonNode span) {
        return session.path("processes")
                .path(span.path("processID").asText())
                .path("serviceName")
                .asText();
    }

    private static String name(JsonNode span) {
        return span.path("operationName").asText();
    }
}
