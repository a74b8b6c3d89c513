package dev.synod.deployment.observability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.deployment.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AlertmanagerTest {
    private static final Pattern ALERT = Pattern.compile("alertname = (\\w+)");
    private static final Pattern NEEDED = Pattern.compile("needs =~ \"\\.\\*(\\w+)\\.\\*\"");

    @Test
    void alertmanager_understands_its_configuration() {
        assertThat(amtool("check-config", "alertmanager.yml")).contains("SUCCESS");
    }

    @Test
    void a_page_goes_to_those_who_are_paged_and_a_ticket_does_not() {
        assertThat(routed("severity=page")).isEqualTo("pages");
        assertThat(routed("severity=ticket")).isEqualTo("tickets");
        assertThat(routed("alertname=Unheard")).isEqualTo("tickets");
    }

    @Test
    void what_is_inhibited_follows_from_an_alert_that_there_is_and_every_need_is_inhibited() {
        Set<String> alerts = Observability.alerts().stream()
                .map(alert -> alert.get("alert").asText())
                .collect(Collectors.toSet());
        Set<String> needs = Observability.alerts().stream()
                .flatMap(alert -> Stream.of(alert.at("/labels/needs").asText("").split(",")))
                .filter(need -> !need.isEmpty())
                .collect(Collectors.toSet());

        assertThat(alerts).containsAll(matches("source_matchers", ALERT));
        assertThat(needs).isEqualTo(matches("target_matchers", NEEDED));
    }

    @Test
    void what_follows_from_something_else_is_not_told_beside_it(@TempDir Path data) throws Exception {
        Map<Map<String, String>, Boolean> expected = Map.of(
                alert("DatabaseAway", "page", "session-service", ""), false,
                alert("AvailabilityBudgetBurns", "page", "session-service", "database"), true,
                alert("OutboxLagging", "page", "", "database,kafka"), true,
                alert("CircuitOpen", "ticket", "llm-gateway-service", "providers"), false,
                alert("ServiceDown", "page", "stream-service", ""), false,
                alert("InstanceDown", "ticket", "stream-service", ""), true,
                alert("InstanceDown", "ticket", "persistence-worker", ""), false,
                alert("CompletionBudgetBurns", "page", "llm-gateway-service", ""), false,
                alert("CompletionBudgetBurns", "ticket", "llm-gateway-service", ""), true,
                alert("CompletionBudgetBurns", "ticket", "persistence-worker", ""), false);
        try (Alertmanager alertmanager = new Alertmanager(data)) {
            alertmanager.fire(List.copyOf(expected.keySet()));

            await().untilAsserted(() -> assertThat(alertmanager.muted()).isEqualTo(expected));
        }
    }

    private static Map<String, String> alert(String name, String severity, String job, String needs) {
        Map<String, String> labels = new TreeMap<>(Map.of("alertname", name, "severity", severity));
        if (!job.isEmpty()) {
            labels.put("job", job);
        }
        if (!needs.isEmpty()) {
            labels.put("needs", needs);
        }
        return labels;
    }

    private static Set<String> matches(String side, Pattern pattern) {
        JsonNode rules =
                Folder.tree(Observability.FOLDER.resolve("alertmanager.yml")).get("inhibit_rules");
        List<String> matchers = Folder.each(rules)
                .flatMap(rule -> Folder.each(rule.get(side)))
                .map(JsonNode::asText)
                .toList();
        return matchers.stream()
                .flatMap(matcher -> pattern.matcher(matcher).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String routed(String label) {
        return amtool("config", "routes", "test", "--config.file=alertmanager.yml", label)
                .strip();
    }

    private static String amtool(String... arguments) {
        return Programs.run(Observability.FOLDER, Programs.required("amtool"), arguments);
    }
}
