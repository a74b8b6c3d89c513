package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.WaitingFor;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nobody who talks can be reached: sessions wait, and go on by themselves. */
class OutageIT {
    private static final int SESSIONS = 4;
    /** The first round has begun: enough is left to be asked, so that nobody gets by without a provider. */
    private static final int EVENTS_BEFORE_THE_OUTAGE = 10;

    /** How long it lasts once all wait; a full minute by {@code -Dsynod.outage-seconds=60}. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("synod.outage-seconds", 2));

    private static final String DOWN = "{\"kind\": \"status\", \"status\": 503}";

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
    void with_every_provider_down_sessions_wait_and_complete_when_one_is_back() {
        List<String> sessions = IntStream.range(0, SESSIONS)
                .mapToObj(i -> council.ask("Should plant " + i + " run on Sundays?"))
                .toList();
        sessions.forEach(id -> council.awaitEvents(id, EVENTS_BEFORE_THE_OUTAGE));
        simulator.fault("anthropic", DOWN);
        simulator.fault("openai", DOWN);

        sessions.forEach(id -> council.awaitState(id, "WAITING"));
        assertThat(sessions).allSatisfy(id -> {
            JsonNode session = council.session(id).orElseThrow();
            assertThat(session.path("state").asText()).isEqualTo("WAITING");
            assertThat(session.path("waitingFor").asText()).isEqualTo("providers");
        });
        await("nobody has given up")
                .during(OUTAGE)
                .atMost(OUTAGE.plusSeconds(30))
                .until(() -> sessions.stream()
                        .allMatch(id -> List.of("WAITING", "RUNNING").contains(council.state(id))));

        simulator.heal("anthropic");
        simulator.heal("openai");
        sessions.forEach(id -> council.awaitState(id, "COMPLETED"));
        for (History history : History.ofAll(suite, council, sessions)) {
            history.assertWhole();
            assertThat(history.all(SessionFailed.class)).isEmpty();
            assertThat(history.all(SessionWaiting.class))
                    .isNotEmpty()
                    .allMatch(waiting -> waiting.waitingFor() == WaitingFor.PROVIDERS);
            assertThat(history.all(SessionResumed.class))
                    .hasSameSizeAs(history.all(SessionWaiting.class))
                    .allMatch(resumed -> resumed.resumedBy() == ResumedBy.PROVIDERS);
            assertThat(simulator.paidTwice(history.sessionId())).isEmpty();
            Shortfall.assertAdmitted(history.events());
        }
    }
}
