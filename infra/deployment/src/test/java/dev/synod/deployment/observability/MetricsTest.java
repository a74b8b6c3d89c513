package dev.synod.deployment.observability;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody looks at a metric that isn't there. That those of the list are there is shown by the running suite. */
class MetricsTest {
    private static final Pattern NOT_NAMES = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Set<String> PROMETHEUS_OWN = Set.of("up", "ALERTS");

    @Test
    void what_rules_dashboards_and_runbooks_read_is_listed_and_nothing_else_is() {
        assertThat(read(false)).isEqualTo(listed());
    }

    @Test
    void what_is_read_of_recorded_rules_is_recorded() {
        Set<String> recorded = Observability.rules().stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.get("record").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(read(true)).isEqualTo(recorded);
    }

    @Test
    void names_are_found_in_queries() {
        assertThat(names("sum by (job) (rate(a_total{b=\"c\"}[5m])) / on (d) e:f:g > 3 and max(h) or vector(0)"))
                .containsExactlyInAnyOrder("a_total", "e:f:g", "h");
    }

    private static Set<String> read(boolean recorded) {
        return Observability.expressions().stream()
                .flatMap(expression -> names(expression).stream())
                .filter(name -> name.contains(":") == recorded && !PROMETHEUS_OWN.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed() {
        return Folder.text(Observability.FOLDER.resolve("metrics.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String expression) {
        return NAME.matcher(NOT_NAMES.matcher(expression).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toSet());
    }
}
