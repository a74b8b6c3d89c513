package dev.synod.e2e;

import dev.synod.testing.Simulator;
import dev.synod.testing.TestDatabase;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database that everybody writes to goes away in the middle of deliberations: nothing is lost, nothing doubled, and
 * nobody has to be restarted when it is back.
 */
class DatabaseOutageIT {
    private static final int SESSIONS = 4;
    private static final int EVENTS_BEFORE = 10;

    /** How long it is away; half a minute by {@code -Dsynod.database-outage-seconds=30}. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("synod.database-outage-seconds", 4));

    private static final List<String> STAY_UP = List.of(
            "session-service", "llm-gateway-service", "persistence-worker", "stream-service", "connect", "kafka");

    private final TestSuite suite = Suites.running();
    private final TestDatabase database = suite.stack().database();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);

    private final Map<String, Long> before = processes();

    @RegisterExtension
    final Pace slowlyEnoughToBeInterrupted = new Pace(suite, 100, 150);

    @Test
    void stopped_for_a_while_and_started_again() {
        List<History> histories = through(() -> {
            suite.stack().postgres().shutDown();
            everybodyWaits();
            suite.stack().postgres().bringBack();
        });

        assertThat(histories).allSatisfy(History::assertWhole);
    }

    @Test
    void killed_and_away_for_a_while() {
        List<History> histories = through(() -> {
            suite.stack().postgres().takeAway();
            everybodyWaits();
            suite.stack().postgres().bringBack();
        });

        assertThat(histories).allSatisfy(History::assertWhole);
    }

    @Test
    void its_replication_slot_dropped_the_outbox_is_read_again() {
        List<History> histories = through(() -> await("the slot is dropped")
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(this::dropSlot));

        assertThat(histories).allSatisfy(history -> {
            history.assertWhole();
            assertThat(history.repeatsOnTopic())
                    .as("what was read before is read again, and known again by all")
                    .isGreaterThanOrEqualTo(EVENTS_BEFORE);
        });
    }

    /** Sessions that are under way when it happens, as they are when they have ended. */
    private List<History> through(Runnable trouble) {
        List<String> sessions = IntStream.range(0, SESSIONS)
                .mapToObj(i -> council.ask("Should plant " + i + " change its shifts?"))
                .toList();
        sessions.forEach(id -> council.awaitEvents(id, EVENTS_BEFORE));

        trouble.run();

        sessions.forEach(id -> council.awaitState(id, "COMPLETED"));
        assertThat(processes()).as("nobody was restarted").isEqualTo(before);
        sessions.forEach(id -> assertThat(simulator.paidTwice(id)).isEmpty());
        return History.ofAll(suite, council, sessions);
    }

    private Map<String, Long> processes() {
        Map<String, Long> pids = new TreeMap<>();
        STAY_UP.forEach(part -> pids.put(part, suite.part(part).process().pid()));
        return pids;
    }

    /** Whoever reads it is cut off first, and comes back at once, so it may take a few tries. */
    private boolean dropSlot() {
        database.query(
                "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = 'synod_outbox' and active");
        database.query("select pg_drop_replication_slot('synod_outbox')");
        return true;
    }

    private void everybodyWaits() {
        await("nobody is restarted while it is away")
                .during(OUTAGE)
                .atMost(OUTAGE.plusSeconds(30))
                .until(() -> processes().equals(before));
    }
}
