package dev.synod.deployment.observability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.deployment.Programs;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardsTest {

    @Test
    void every_dashboard_has_a_name_and_an_id_of_its_own() {
        assertThat(Observability.dashboards().stream()
                        .map(dashboard -> dashboard.get("uid").asText()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(uid -> assertThat(uid).startsWith("synod-"));
        assertThat(Observability.dashboards().stream()
                        .map(dashboard -> dashboard.get("title").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_panel_says_what_it_shows_in_which_unit_and_asks_a_source_that_there_is() {
        List<String> sources = Folder.tree(
                        Observability.FOLDER.resolve("grafana/provisioning/datasources/datasources.yaml"))
                .get("datasources")
                .findValuesAsText("uid");
        assertThat(panels()).isNotEmpty().allSatisfy(panel -> {
            String title = panel.get("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title)
                    .isNotBlank();
            assertThat(panel.get("targets")).as(title).isNotEmpty();
            assertThat(sources).as(title).contains(panel.at("/datasource/uid").asText());
        });
    }

    @Test
    void panels_of_a_dashboard_are_numbered_and_do_not_overlap() {
        for (JsonNode dashboard : Observability.dashboards()) {
            List<JsonNode> panels = Folder.each(dashboard.get("panels")).toList();
            assertThat(panels.stream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
            assertThat(panels.stream().flatMap(DashboardsTest::places)).doesNotHaveDuplicates();
        }
    }

    /** What is deployed to Kubernetes are these files, all of them. */
    @Test
    void kustomize_makes_config_maps_of_all_files() {
        String made = Programs.run(Observability.FOLDER, Programs.required("kubectl"), "kustomize", ".");
        assertThat(made)
                .contains("name: prometheus-config-", "name: prometheus-rules-", "name: alertmanager-config-")
                .contains("name: grafana-provisioning-", "name: grafana-dashboards-");
        Stream<Path> files = Stream.of(
                        Folder.of("infra/observability/rules").files(".yaml"),
                        Folder.of("infra/observability/grafana/dashboards").files(".json"))
                .flatMap(List::stream);
        assertThat(files.map(file -> file.getFileName().toString()))
                .allSatisfy(name -> assertThat(made).contains("  " + name + ": |"));
    }

    private static List<JsonNode> panels() {
        return Observability.dashboards().stream()
                .flatMap(dashboard -> Folder.each(dashboard.get("panels")))
                .toList();
    }

    /** The places that a panel takes on the grid, within its 24 columns. */
    private static Stream<List<Integer>> places(JsonNode panel) {
        JsonNode at = panel.get("gridPos");
        int right = at.get("x").asInt() + at.get("w").asInt();
        int below = at.get("y").asInt() + at.get("h").asInt();
        assertThat(right).isLessThanOrEqualTo(24);
        return Stream.iterate(at.get("x").asInt(), x -> x < right, x -> x + 1)
                .flatMap(x -> Stream.iterate(at.get("y").asInt(), y -> y < below, y -> y + 1)
                        .map(y -> List.of(x, y)));
    }
}
