package dev.synod.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.local.trace.Span;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OneTraceIT {
    private static final String PROBLEM = "Should we write our runbooks first?";

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);

    @RegisterExtension
    final Pace quickly = new Pace(suite, 10, 2000);

    @Test
    void one_trace_leads_from_the_post_to_providers_record_and_stream() {
        String id = council.ask(PROBLEM);
        council.awaitState(id, "COMPLETED");
        int events = council.events(id);

        List<Span> spans = await("all spans")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> trace(id),
                        found -> count(found, "record.store") == events
                                && count(found, "stream.deliver") == events
                                && hanging(found).isEmpty());
        Map<String, Span> byId = spans.stream().collect(Collectors.toMap(Span::spanId, Function.identity()));

        Span root =
                only(spans.stream().filter(span -> span.parentId().isEmpty()).toList());
        assertThat(root.service()).isEqualTo("session-service");
        assertThat(root.name()).startsWith("POST");
        assertThat(spans).allSatisfy(span -> assertThat(chain(span, byId)).endsWith(root));
        Span lastCall = spans.stream()
                .filter(span ->
                        span.attributes().getOrDefault("synod.request.id", "").endsWith("/actions/1.1"))
                .filter(span -> span.name().startsWith("chat "))
                .findFirst()
                .orElseThrow();
        assertThat(services(chain(lastCall, byId)))
                .as("the last call goes back through every step before it: triage, decompose, panel, two rounds with"
                        + " their embeddings, ballots, synthesis, verdict, actions")
                .hasSizeGreaterThanOrEqualTo(22)
                .startsWith("llm-gateway-service", "session-service", "llm-gateway-service");
        assertThat(spans.stream().map(span -> span.name().split(" ")[0]))
                .as("comparing is asked of the gateway too")
                .contains("embeddings");
        Span lastStored = spans.stream()
                .filter(span -> span.name().equals("record.store"))
                .filter(span -> span.attributes().containsValue("dev.synod.session.completed.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(services(chain(lastStored, byId)))
                .startsWith("persistence-worker", "session-service", "llm-gateway-service");
        assertLogged(id, root.traceId());
        assertThat(suite.logs()).allSatisfy((part, log) -> assertThat(log)
                .as("what %s says", part)
                .doesNotContain(PROBLEM, TestTokens.user(Council.USER), "Bearer ey"));
        assertThat(spans.toString()).doesNotContain(PROBLEM, "Bearer ey");
    }

    private static final List<String> SERVICES =
            List.of("session-service", "llm-gateway-service", "persistence-worker", "stream-service");

    private void assertLogged(String id, String traceId) {
        await("lines of all services in the trace")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(SERVICES)
                        .allSatisfy(service -> assertThat(lines(service)).anySatisfy(line -> {
                            assertThat(line.path("trace.id").asText()).isEqualTo(traceId);
                            assertThat(line.path("synod.session.id").asText()).isEqualTo(id);
                            assertThat(line.path("service.name").asText()).isEqualTo(service);
                            assertThat(line.path("service.version").asText()).isNotEmpty();
                            assertThat(line.path("span.id").asText()).hasSize(16);
                            assertThat(line.path("log.level").asText()).isEqualTo("INFO");
                        })));
    }

    private List<JsonNode> lines(String service) {
        return suite.logs()
                .getOrDefault(service, "")
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(OneTraceIT::json)
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return MessageJson.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("no JSON: " + line, e);
        }
    }

    /** The spans of the trace that the POST began. */
    private List<Span> trace(String id) {
        List<Span> all = suite.spans(id);
        return all.stream()
                .filter(span -> span.parentId().isEmpty() && span.name().startsWith("POST"))
                .findFirst()
                .map(root -> all.stream()
                        .filter(span -> span.traceId().equals(root.traceId()))
                        .toList())
                .orElse(List.of());
    }

    /** Spans whose parent is not there: it may still come, since each process sends its spans when it likes. */
    private static List<Span> hanging(List<Span> spans) {
        Set<String> ids = spans.stream().map(Span::spanId).collect(Collectors.toSet());
        return spans.stream()
                .filter(span -> !span.parentId().isEmpty() && !ids.contains(span.parentId()))
                .toList();
    }

    private static long count(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).count();
    }

    private static Span only(List<Span> spans) {
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }

    /** A span and its ancestors, up to where the chain ends. */
    private static List<Span> chain(Span from, Map<String, Span> byId) {
        List<Span> chain = new ArrayList<>();
        for (Span at = from; at != null; at = byId.get(at.parentId())) {
            chain.add(at);
        }
        return chain;
    }

    /** The services along a chain, each run of the same one counted once. */
    private static List<String> services(List<Span> chain) {
        List<String> services = new ArrayList<>();
        for (Span span : chain) {
            if (services.isEmpty() || !services.getLast().equals(span.service())) {
                services.add(span.service());
            }
        }
        return services;
    }
}
