package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.local.ask.Order;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Fifty councils at once while providers fail in turn, and users who have their say meanwhile. */
class ManySessionsIT {
    private static final int SESSIONS = 50;
    /** Another one by {@code -Dsynod.seed=…}. */
    private static final long SEED = Long.getLong("synod.seed", 20261125);

    /** So many changes of weather, one every half second; then it clears up. */
    private static final int GUSTS = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);
    private final Storm storm = new Storm(simulator, SEED);
    private final Random random = new Random(SEED);
    private final List<String> sessions = new ArrayList<>();
    private final List<String> paused = new ArrayList<>();
    private int interjected;
    private int resumed;

    @RegisterExtension
    final Pace quickly = new Pace(suite, 5, 5000);

    @Test
    void fifty_sessions_in_bad_weather_all_end_in_a_verdict_that_says_how_whole_it_is() {
        storm.begin();
        IntStream.range(0, SESSIONS).forEach(i -> sessions.add(ask(i)));

        weather();

        List<History> histories = History.ofAll(suite, council, sessions);
        for (History history : histories) {
            history.assertWhole();
            Shortfall.assertAdmitted(history.events());
        }
        assertThat(histories.stream().map(History::verdict))
                .as("the storm was felt")
                .anyMatch(verdict -> !verdict.degradations().isEmpty());
        assertThat(interjected).as("interjections heard").isPositive();
        assertThat(resumed).as("pauses that ended").isPositive();
    }

    private String ask(int i) {
        return council.ask(
                suite.session(),
                "Should district " + i + " replace its buses by trams?",
                new Council.Size(1 + i % 2, 2 + i / 2 % 2, 3 + i % 3));
    }

    /** Storms and lets users act; clears up; returns when all sessions are completed. */
    private void weather() {
        AtomicInteger ticks = new AtomicInteger();
        await("all sessions are completed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    if (ticks.incrementAndGet() < GUSTS) {
                        storm.gust();
                        haveASay();
                        return false;
                    }
                    storm.end();
                    resumeAll();
                    Map<String, JsonNode> shown = council.sessions();
                    shown.values().forEach(this::helpIfFailed);
                    return shown.keySet().containsAll(sessions)
                            && sessions.stream().allMatch(id -> isIn("COMPLETED", shown.get(id)));
                });
    }

    /** Somebody says something, somebody pauses, somebody goes on. */
    private void haveASay() {
        if (council.interject(any(), "Think of those who do not drive.")) {
            interjected++;
        }
        String tired = any();
        if (!paused.contains(tired) && council.order(tired, Order.PAUSE)) {
            paused.add(tired);
        }
        if (paused.size() > 4) {
            resume(paused.removeFirst());
        }
    }

    private void resumeAll() {
        paused.forEach(this::resume);
        paused.clear();
    }

    private void resume(String id) {
        assertThat(council.order(id, Order.RESUME))
                .as("a paused session can be resumed")
                .isTrue();
        resumed++;
    }

    private String any() {
        return sessions.get(random.nextInt(sessions.size()));
    }

    /** What its user may do: too many experts were refused an answer, and it can be tried again. */
    private void helpIfFailed(JsonNode session) {
        if (isIn("FAILED", session)) {
            assertThat(session.path("failure").path("recoverable").asBoolean())
                    .as("%s can be tried again", session)
                    .isTrue();
            council.order(session.path("id").asText(), Order.RETRY);
        }
    }

    private static boolean isIn(String state, JsonNode session) {
        return session.path("state").asText().equals(state);
    }
}
