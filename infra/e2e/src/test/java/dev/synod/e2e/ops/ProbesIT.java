package dev.synod.e2e.ops;

import dev.synod.e2e.Council;
import dev.synod.e2e.Pace;
import dev.synod.e2e.Suites;
import dev.synod.local.stack.Service;
import dev.synod.testing.PartControl;
import dev.synod.testing.TestSuite;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What each service's probes say without each of its dependencies (docs/adr/0020), and that all come back by themselves. */
class ProbesIT {
    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Probes session = new Probes(Service.SESSION.module(), suite.session());
    private final Probes gateway = new Probes(Service.GATEWAY.module(), suite.gateway());
    private final Probes record = new Probes(Service.RECORD.module(), suite.record());
    private final Probes stream = new Probes(Service.STREAM.module(), suite.stream());
    private final List<Probes> all = List.of(session, gateway, record, stream);

    @RegisterExtension
    final Pace quickly = new Pace(suite, 10, 2000);

    @Test
    void without_the_database_only_what_can_serve_without_it_is_ready_and_all_are_alive() {
        Map<String, Long> before = processes();
        PartControl postgres = suite.stack().postgres();
        postgres.takeAway();
        try {
            soon().untilAsserted(() -> assertThat(all).noneMatch(one -> one.reaches("postgres")));
            assertThat(all).filteredOn(Probes::isReady).containsExactly(stream);
            assertThat(all).allMatch(one -> one.gauge("synod_dependency_up{dependency=\"postgres\"") == 0);
            assertThat(all).allMatch(Probes::isAlive).allMatch(Probes::isStarted);
            assertThat(council.post(
                                    suite.session(),
                                    "Should the night shift have its own gate?",
                                    Council.Size.SMALL,
                                    "not-now")
                            .statusCode())
                    .isEqualTo(503);
        } finally {
            postgres.bringBack();
        }

        soon().untilAsserted(() -> assertThat(all).allMatch(Probes::isReady).allMatch(one -> one.reaches("postgres")));
        assertThat(processes()).as("nobody was restarted").isEqualTo(before);
        council.awaitState(council.ask("Should the night shift have its own gate?"), "COMPLETED");
    }

    @Test
    void without_the_broker_all_are_ready_streams_are_served_and_one_that_starts_meanwhile_takes_sessions_in() {
        PartControl kafka = suite.stack().kafka();
        String ended = council.ask("Should the night shift have its own door?");
        council.awaitState(ended, "COMPLETED");
        int events = council.replay(ended).size();
        String id;
        kafka.takeAway();
        try {
            soon().untilAsserted(() -> assertThat(all).noneMatch(one -> one.reaches("kafka")));
            assertThat(all)
                    .allMatch(Probes::isReady)
                    .allMatch(Probes::isAlive)
                    .allMatch(one -> one.gauge("synod_dependency_up{dependency=\"kafka\"") == 0);
            assertThat(council.replay(ended)).hasSize(events);
            suite.part(Service.SESSION.module()).kill();
            soon().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(session).matches(Probes::isStarted).matches(Probes::isReady));
            id = council.ask("Should the night shift have its own canteen?");
        } finally {
            kafka.bringBack();
        }

        soon().untilAsserted(() -> assertThat(all).allMatch(one -> one.reaches("kafka")));
        council.awaitState(id, "COMPLETED");
    }

    @Test
    void without_connect_the_outbox_is_behind_and_catches_up_once_it_is_back() {
        soon().until(() -> session.gauge("synod_outbox_lag_age") == 0);
        PartControl connect = suite.stack().connect();
        String id;
        connect.freeze();
        try {
            id = council.ask("Should the bus stop in front of the school?");
            soon().untilAsserted(() -> {
                assertThat(session.gauge("synod_outbox_lag_age")).isGreaterThan(3);
                assertThat(session.gauge("synod_outbox_lag_bytes")).isPositive();
            });
            assertThat(session).matches(Probes::isReady);
            assertThat(session.told("outbox").path("lagAgeSeconds").asInt()).isPositive();
            assertThat(session.told("outbox").path("slot").asText()).isEqualTo("usable");
        } finally {
            connect.thaw();
        }

        council.awaitState(id, "COMPLETED");
        soon().until(() -> session.gauge("synod_outbox_lag_age") == 0);
        assertThat(session.gauge("synod_outbox_slot_usable")).isEqualTo(1);
    }

    /** A pool, a client and a process that starts need their time. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }

    private Map<String, Long> processes() {
        Map<String, Long> pids = new TreeMap<>();
        all.forEach(one ->
                pids.put(one.service(), suite.part(one.service()).process().pid()));
        return pids;
    }
}
