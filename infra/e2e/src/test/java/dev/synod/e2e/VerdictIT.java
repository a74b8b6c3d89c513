package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictIT {
    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);

    @BeforeEach
    void quickly() {
        simulator.pace(10, 2000);
    }

    @AfterEach
    void forget() {
        simulator.calm();
    }

    @Test
    void a_question_ends_in_a_verdict_and_its_history_is_the_same_everywhere() {
        String id = council.ask("Should we teach our support team to read code?");
        council.awaitState(id, "COMPLETED");

        History history = History.of(suite, council, id);
        history.assertWhole();
        assertThat(history.repeatsOnTopic()).isZero();
        assertThat(simulator.paidTwice(id)).isEmpty();
        JsonNode verdict = council.record(id, "verdict", history.topic().size());
        assertThat(verdict.findValue("outcome").asText()).isEqualTo("full");
        assertThat(verdict.findValue("recommendation").asText()).isNotBlank();
        assertThat(history.verdict().degradations()).isEmpty();
        assertThat(council.record(id, "actions", history.topic().size()).findValues("actionId"))
                .isNotEmpty();
        assertThat(history.topic().sequencedValues().getLast()).contains("\"outcome\":\"full\"");
        ListedMetrics.assertThere(suite);
    }

    @Test
    void with_one_provider_down_the_other_answers_and_the_verdict_names_the_substituted() {
        simulator.fault("anthropic", "{\"kind\": \"status\", \"status\": 503}");
        String id = council.ask("Should we buy or build our billing?");
        council.awaitState(id, "COMPLETED");

        History history = History.of(suite, council, id);
        history.assertWhole();
        JsonNode verdict = council.record(id, "verdict", history.topic().size());
        assertThat(verdict.findValue("outcome").asText()).isEqualTo("reduced");
        List<String> substituted = verdict.findValue("substituted").findValuesAsText("memberId");
        assertThat(substituted).as("those meant for the provider that is down").contains("m1", "m3", "chairman");
        assertThat(substituted).doesNotContain("m2", "m4");
    }

    @Test
    void a_stream_cut_in_the_middle_costs_the_attempt_and_not_the_session() {
        simulator.fault("openai", "{\"kind\": \"cut\", \"afterTokens\": 12, \"times\": 3}");
        String id = council.ask("Should we move the office out of town?");
        council.awaitState(id, "COMPLETED");

        History.of(suite, council, id).assertWhole();
    }
}
