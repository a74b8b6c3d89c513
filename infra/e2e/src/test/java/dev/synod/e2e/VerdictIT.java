package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictIT {
    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);

    @RegisterExtension
    final Pace quickly = new Pace(suite, 10, 2000);

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
}
