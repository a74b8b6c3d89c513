package dev.synod.deployment.observability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.deployment.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class AlertRulesTest {

    @Test
    void prometheus_understands_its_configuration_and_all_rules() {
        String checked = promtool("check", "config", "prometheus.yml");

        assertThat(Folder.of("infra/observability/rules").files(".yaml"))
                .allSatisfy(file -> assertThat(checked).contains("rules/" + file.getFileName()));
    }

    @Test
    void every_alert_fires_where_it_must_and_is_silent_where_it_must_not() {
        List<String> command = new ArrayList<>(List.of("test", "rules"));
        Folder.of("infra/observability/tests").files(".yaml").forEach(file -> command.add(file.toString()));
        promtool(command.toArray(String[]::new));

        assertThat(tested(expected -> !expected.isEmpty())).isEqualTo(names());
        assertThat(tested(JsonNode::isEmpty)).isEqualTo(names());
    }

    @Test
    void every_alert_says_who_is_told_what_it_is_and_what_to_do() {
        assertThat(Observability.alerts()).allSatisfy(alert -> {
            String name = alert.get("alert").asText();
            JsonNode told = alert.get("annotations");
            assertThat(alert.get("labels").get("severity").asText()).as(name).isIn("page", "ticket");
            assertThat(told.get("summary").asText()).as(name).isNotBlank();
            assertThat(told.get("description").asText()).as(name).contains("$value");
            assertThat(told.get("runbook_url").asText()).isEqualTo("{{ $externalLabels.runbooks }}/" + name + ".md");
        });
    }

    @Test
    void every_alert_has_a_runbook_and_every_runbook_an_alert_and_the_index_knows_them() {
        Set<String> books = Observability.runbooks().stream()
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .collect(Collectors.toSet());

        assertThat(books).isEqualTo(names());
        assertThat(Observability.runbooks()).allSatisfy(file -> assertThat(Folder.text(file))
                .startsWith("# " + file.getFileName().toString().replace(".md", "") + "\n")
                .contains("## How to see", "## What to do", "## Over when"));
        String index = Folder.text(Observability.runbooks().getFirst().resolveSibling("README.md"));
        assertThat(names()).allSatisfy(name -> assertThat(index).contains("[" + name + "](" + name + ".md)"));
    }

    /** Dashboards and runbooks ask as rules do: so promtool can judge them as rules. */
    @Test
    void whatever_is_asked_of_prometheus_is_a_query(@TempDir Path folder) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n- name: all\n  rules:\n");
        int number = 0;
        for (String expression : Observability.expressions()) {
            rules.append("  - {record: \"query:%d\", expr: '%s'}%n"
                    .formatted(number++, expression.replace("'", "''").replace("\n", " ")));
        }
        Files.writeString(folder.resolve("all.yaml"), rules);

        assertThat(promtool("check", "rules", folder.resolve("all.yaml").toString()))
                .contains(number + " rules found");
    }

    private static Set<String> names() {
        return Observability.alerts().stream()
                .map(alert -> alert.get("alert").asText())
                .collect(Collectors.toSet());
    }

    /** Alerts of which a test expects this. */
    private static Set<String> tested(Predicate<JsonNode> expected) {
        return Folder.of("infra/observability/tests").trees(".yaml").stream()
                .flatMap(file -> Folder.each(file.get("tests")))
                .flatMap(test -> Folder.each(test.get("alert_rule_test")))
                .filter(check -> expected.test(check.get("exp_alerts")))
                .map(check -> check.get("alertname").asText())
                .collect(Collectors.toSet());
    }

    private static String promtool(String... arguments) {
        return Programs.run(Observability.FOLDER, Programs.required("promtool"), arguments);
    }
}
