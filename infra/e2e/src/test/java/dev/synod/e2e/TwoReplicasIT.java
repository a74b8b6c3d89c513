package dev.synod.e2e;

import dev.synod.local.stack.Service;
import dev.synod.testing.Http;
import dev.synod.testing.PartControl;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two replicas of the session service share the work, and each takes over from the other. */
class TwoReplicasIT {
    private static final int SESSIONS = 8;

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);
    private final Http http = new Http();
    private final PartControl first = suite.part(Service.SESSION.module());
    private final PartControl second = suite.secondReplica(Service.SESSION);
    private final List<String> sessions = new ArrayList<>();

    @RegisterExtension
    final Pace slowlyEnoughToBeInterrupted = new Pace(suite, 100, 100);

    @AfterEach
    void forget() {
        second.takeAway();
    }

    @Test
    void each_of_two_replicas_can_be_killed_in_the_middle_and_the_other_takes_over() {
        for (int i = 0; i < SESSIONS / 2; i++) {
            askBoth();
        }
        awaitBothAtWork();
        first.kill();
        first.awaitReady();

        awaitBothAtWork();
        second.kill();
        second.awaitReady();

        sessions.forEach(id -> council.awaitState(id, "COMPLETED"));
        for (History history : History.ofAll(suite, council, sessions)) {
            history.assertWhole();
            assertThat(simulator.paidTwice(history.sessionId())).isEmpty();
            Shortfall.assertAdmitted(history.events());
        }
    }

    private void askBoth() {
        for (URI replica : List.of(suite.session(), suite.secondUri(Service.SESSION))) {
            String problem = "Should school " + sessions.size() + " start an hour later?";
            sessions.add(council.ask(replica, problem, Council.Size.SMALL));
        }
    }

    /** A killed replica begins to count anew. Where sessions go is chance, so there are more until both have some. */
    private void awaitBothAtWork() {
        await("both replicas have taken responses in")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    if (responsesTaken(suite.session()) > 0 && responsesTaken(suite.secondUri(Service.SESSION)) > 0) {
                        return true;
                    }
                    askBoth();
                    return false;
                });
        assertThat(sessions).as("some are in the middle").anyMatch(id -> council.state(id)
                .equals("RUNNING"));
    }

    /** As the replica's own metrics have it, since its process began. */
    private double responsesTaken(URI replica) {
        try {
            return http.send(HttpRequest.newBuilder(replica.resolve("/q/metrics")))
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_consumed_total{")
                            && line.contains("llm-responses-in"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }
}
