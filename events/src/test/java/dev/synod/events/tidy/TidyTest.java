package dev.synod.events.tidy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synod.events.Topics;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The repository is tidy. */
class TidyTest {
    private static final SourceTree REPOSITORY = SourceTree.ofRepository();
    private static final Tidy TIDY = new Tidy(REPOSITORY);

    @Test
    void no_file_is_too_long_to_read_at_once() {
        assertThat(TIDY.overlongFiles()).isEmpty();
    }

    @Test
    void every_link_leads_somewhere() {
        assertThat(TIDY.deadLinks()).isEmpty();
    }

    @Test
    void services_are_configured_with_topics_of_the_contract_only() {
        assertThat(TIDY.unknownTopics(Topics.ALL)).isEmpty();
    }

    @Test
    void the_topics_that_are_created_are_those_of_the_contract() throws IOException {
        JsonNode file = new YAMLMapper()
                .readTree(REPOSITORY.root().resolve("infra/kafka/topics.yaml").toFile());
        List<String> names = file.get("topics").findValuesAsText("name");
        assertThat(names).containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }

    @Test
    void every_problem_code_is_documented() {
        assertThat(TIDY.undocumentedProblems(REPOSITORY.root().resolve("docs/problems.md")))
                .isEmpty();
    }

    @Test
    void every_test_that_a_page_names_exists() {
        assertThat(TIDY.unknownTests()).isEmpty();
    }

    @Test
    void every_setting_of_a_service_is_in_its_readme() {
        assertThat(TIDY.undocumentedSettings()).isEmpty();
    }

    @Test
    void no_test_sleeps() {
        assertThat(TIDY.sleepingTests()).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(TIDY.unfinishedWork()).isEmpty();
    }
}
