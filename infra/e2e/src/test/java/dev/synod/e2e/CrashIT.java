package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.PartControl;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** kill -9 in the middle of deliberations: nothing is lost, nothing doubled, nothing answered is asked again. */
class CrashIT {
    private static final int SESSIONS = 3;
    /** So far into a session, the first round has begun and much is still to come. */
    private static final int EVENTS_BEFORE_THE_KILL = 10;

    private static final int EVENTS_BETWEEN_KILLS = 6;

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);

    @RegisterExtension
    final Pace slowlyEnoughToBeInterrupted = new Pace(suite, 100, 150);

    @Test
    void session_service_gateway_and_connect_killed_in_turn() {
        List<String> sessions = underWay();
        Map<String, Integer> paid = new HashMap<>();
        int events = EVENTS_BEFORE_THE_KILL;
        for (String part : List.of("session-service", "llm-gateway-service", "connect")) {
            int seen = events;
            sessions.forEach(id -> council.awaitEvents(id, seen));
            answered(sessions).forEach(paid::putIfAbsent);
            suite.part(part).kill();
            suite.part(part).awaitReady();
            events += EVENTS_BETWEEN_KILLS;
        }

        assertWholeInTheEnd(sessions, paid);
    }

    @Test
    void everything_killed_at_the_same_moment_recovers_by_itself() {
        List<String> sessions = underWay();
        Map<String, Integer> paid = answered(sessions);
        List<PartControl> all = Stream.of(
                        "postgres",
                        "kafka",
                        "connect",
                        "session-service",
                        "llm-gateway-service",
                        "persistence-worker",
                        "stream-service")
                .map(suite::part)
                .toList();
        all.parallelStream().forEach(PartControl::kill);

        assertWholeInTheEnd(sessions, paid);
        all.forEach(PartControl::awaitReady);
    }

    private List<String> underWay() {
        List<String> sessions = IntStream.range(0, SESSIONS)
                .mapToObj(i -> council.ask("Should team " + i + " be on call at night?"))
                .toList();
        sessions.forEach(id -> council.awaitEvents(id, EVENTS_BEFORE_THE_KILL));
        return sessions;
    }

    private void assertWholeInTheEnd(List<String> sessions, Map<String, Integer> paidBefore) {
        sessions.forEach(id -> council.awaitState(id, "COMPLETED"));
        for (History history : History.ofAll(suite, council, sessions)) {
            history.assertWhole();
            JsonNode verdict = council.record(
                    history.sessionId(), "verdict", history.topic().size());
            assertThat(verdict.findValue("outcome").asText()).isEqualTo("full");
        }
        assertThat(answered(sessions))
                .as("what was answered before a kill is not paid again")
                .containsAllEntriesOf(paidBefore);
    }

    /** The requests that the gateway has an answer to, for good, and how often each was paid. */
    private Map<String, Integer> answered(List<String> sessions) {
        Map<String, Integer> answered = new HashMap<>();
        for (String id : sessions) {
            List<String> requests = suite
                    .stack()
                    .database()
                    .query("select request_id from gateway.call where status = 'answered' and session_id = ?", id)
                    .stream()
                    .map(row -> (String) row.get("request_id"))
                    .toList();
            Map<String, Integer> paid = simulator.paid(id);
            requests.forEach(request -> answered.put(request, paid.getOrDefault(request, 0)));
        }
        return answered;
    }
}
