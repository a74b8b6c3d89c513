package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** kill -9 in the middle of deliberations: nothing is lost, nothing doubled, nothing answered is asked again. */
class CrashIT {
    private static final int SESSIONS = 3;
    /** So far into a session, the first round has begun and much is still to come. */
    private static final int EVENTS_BEFORE_THE_KILL = 10;

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);

    @BeforeEach
    void slowlyEnoughToBeInterrupted() {
        simulator.pace(100, 150);
    }

    @AfterEach
    void forget() {
        simulator.calm();
    }

    @Test
    void killing_the_session_service_loses_and_repeats_nothing() {
        List<String> sessions = interrupted("session-service");

        sessions.forEach(id -> assertThat(simulator.paidTwice(id)).isEmpty());
    }

    @Test
    void killing_the_gateway_asks_again_only_what_was_not_answered() {
        interrupted("llm-gateway-service");
    }

    @Test
    void killing_connect_loses_nothing() {
        List<String> sessions = interrupted("connect");

        sessions.forEach(id -> assertThat(simulator.paidTwice(id)).isEmpty());
    }

    private List<String> interrupted(String part) {
        List<String> sessions = IntStream.range(0, SESSIONS)
                .mapToObj(i -> council.ask("Should team " + i + " be on call at night?"))
                .toList();
        sessions.forEach(id -> council.awaitEvents(id, EVENTS_BEFORE_THE_KILL));
        List<String> answeredBefore =
                sessions.stream().flatMap(id -> answered(id).stream()).toList();
        suite.part(part).kill();

        sessions.forEach(id -> {
            council.awaitState(id, "COMPLETED");
            History.of(suite, council, id).assertWhole();
            assertThat(simulator.paidTwice(id))
                    .as("what was answered before the kill is not asked again")
                    .doesNotContainAnyElementsOf(answeredBefore);
            JsonNode verdict = council.record(id, "verdict", council.events(id));
            assertThat(verdict.findValue("outcome").asText()).isEqualTo("full");
        });
        suite.part(part).awaitReady();
        return sessions;
    }

    /** The requests that the gateway has an answer to, for good. */
    private List<String> answered(String sessionId) {
        return suite
                .stack()
                .database()
                .query("select request_id from gateway.call where status = 'answered' and session_id = ?", sessionId)
                .stream()
                .map(row -> (String) row.get("request_id"))
                .toList();
    }
}
