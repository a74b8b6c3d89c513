package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.e2e.ops.Probes;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.WaitingFor;
import dev.synod.local.stack.Service;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Providers that are down, too slow, or break off: what becomes of sessions, and what their users see. */
class SickProvidersIT {
    private static final int SESSIONS = 2;
    /** The first round has begun: enough is left to be asked, so that nobody gets by without a provider. */
    private static final int EVENTS_BEFORE_THE_OUTAGE = 10;

    /** How long all are too slow once all sessions wait; a full minute by {@code -Dsynod.outage-seconds=60}. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("synod.outage-seconds", 2));

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);
    private final Gateway gateway = Gateway.at(suite.gateway());

    @RegisterExtension
    final Pace quickly = new Pace(suite, 10, 2000);

    @BeforeEach
    void well() {
        gateway.resetAll();
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
        assertThat(gateway.circuit("anthropic", "chat")).isNotEqualTo("closed");
    }

    @Test
    void with_every_provider_too_slow_circuits_open_and_sessions_wait_and_complete_when_they_are_fast_again() {
        simulator.pace(100, 150);
        List<String> sessions = IntStream.range(0, SESSIONS)
                .mapToObj(i -> council.ask("Should plant " + i + " run on Sundays?"))
                .toList();
        sessions.forEach(id -> council.awaitEvents(id, EVENTS_BEFORE_THE_OUTAGE));
        simulator.pace(60_000, 1);

        sessions.forEach(id -> council.awaitState(id, "WAITING"));
        assertThat(sessions).allSatisfy(id -> assertThat(
                        council.session(id).orElseThrow().path("waitingFor").asText())
                .isEqualTo("providers"));
        assertThat(Trouble.TALKERS).allSatisfy(provider -> assertThat(gateway.circuit(provider, "chat"))
                .isNotEqualTo("closed"));
        await("nobody has given up")
                .during(OUTAGE)
                .atMost(OUTAGE.plusSeconds(30))
                .until(() -> sessions.stream()
                        .allMatch(id -> List.of("WAITING", "RUNNING").contains(council.state(id))));

        quickly.resume();
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

    @Test
    void a_stream_that_breaks_off_is_taken_back_before_its_users_eyes_and_nothing_of_it_is_held() {
        simulator.pace(100, 150);
        simulator.fault("anthropic", "{\"kind\": \"cut\", \"afterTokens\": 12, \"times\": 3}");
        String id = council.ask("Should we move the office out of town?");

        assertThat(council.watch(id))
                .contains("event: contribution.delta", "event: attempt.superseded", "event: session.completed");
        History.of(suite, council, id).assertWhole();
        assertThat(simulator.open()).as("connections to providers").isZero();
        assertThat(new Probes(Service.GATEWAY.module(), suite.gateway()).gauge("synod_gateway_calls_running"))
                .as("calls that the gateway is at")
                .isZero();
    }
}
