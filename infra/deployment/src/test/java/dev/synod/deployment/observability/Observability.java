package dev.synod.deployment.observability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.deployment.Repository;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules, dashboards and runbooks, and every expression in them. */
final class Observability {
    static final Path FOLDER = Repository.file("infra/observability");
    private static final Pattern PROMQL = Pattern.compile("```promql\n(.*?)```", Pattern.DOTALL);

    private Observability() {}

    /** All rules, those that record and those that alert. */
    static List<JsonNode> rules() {
        return Folder.of("infra/observability/rules").trees(".yaml").stream()
                .flatMap(file -> Folder.each(file.get("groups")))
                .flatMap(group -> Folder.each(group.get("rules")))
                .toList();
    }

    static List<JsonNode> alerts() {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    static List<JsonNode> dashboards() {
        return Folder.of("infra/observability/grafana/dashboards").trees(".json");
    }

    static List<Path> runbooks() {
        return Folder.of("docs/runbooks").files(".md").stream()
                .filter(file -> !file.endsWith("README.md"))
                .toList();
    }

    /** What Prometheus is asked, by rules, dashboards and runbooks. */
    static List<String> expressions() {
        Stream<String> ruled = rules().stream().map(rule -> rule.get("expr").asText());
        Stream<String> drawn = dashboards().stream()
                .flatMap(dashboard -> Folder.each(dashboard.get("panels")))
                .flatMap(panel -> Folder.each(panel.get("targets")))
                .map(target -> target.get("expr").asText());
        Stream<String> advised = runbooks().stream()
                .flatMap(page -> PROMQL.matcher(Folder.text(page)).results())
                .map(MatchResult::group)
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("```"));
        return Stream.of(ruled, drawn, advised).flatMap(all -> all).toList();
    }
}
