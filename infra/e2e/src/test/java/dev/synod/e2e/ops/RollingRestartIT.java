package dev.synod.e2e.ops;

import dev.synod.e2e.Council;
import dev.synod.e2e.History;
import dev.synod.e2e.Pace;
import dev.synod.e2e.Suites;
import dev.synod.events.MessageJson;
import dev.synod.local.stack.Service;
import dev.synod.testing.Http;
import dev.synod.testing.PartControl;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A new release under load: every replica of every service is ended by SIGTERM and replaced, and nobody notices. */
class RollingRestartIT {
    /** The delay, requests, calls and work in hand, one after the other, each as long as it may take. */
    private static final Duration GRACE = Duration.ofSeconds(1 + 10 + 10 + 10 + 3);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** So many at most, however long it takes. */
    private static final int SESSIONS = 20;

    private static final Council.Size SMALLEST = new Council.Size(1, 2, 3);

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);
    private final String token = TestTokens.user(Council.USER);
    private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
    private final ScheduledExecutorService load = Executors.newScheduledThreadPool(12);

    private final List<String> sessions = new CopyOnWriteArrayList<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Queue<String> late = new ConcurrentLinkedQueue<>();

    @RegisterExtension
    final Pace slowlyEnoughToBeInterrupted = new Pace(suite, 100, 150);

    @BeforeEach
    void twoOfEach() {
        together(suite::secondReplica);
        for (Service service : Service.values()) {
            balancers.put(
                    service,
                    new Balancer(
                            new Probes(service.module(), suite.firstUri(service)),
                            new Probes(service.secondName(), suite.secondUri(service))));
        }
    }

    @AfterEach
    void forget() {
        load.shutdownNow();
        together(service -> suite.part(service.secondName()).takeAway());
    }

    @Test
    void every_replica_is_replaced_under_load_and_no_accepted_request_or_session_is_the_worse_for_it() {
        // Each by itself, as an orchestrator does: who is slow to answer keeps nobody from being seen to leave.
        balancers.values().forEach(balancer -> again(100, balancer::look));
        balancers.values().forEach(RollingRestartIT::awaitComplete);
        again(2_000, this::ask);
        again(100, () -> read(Service.SESSION, "/api/v1/sessions?limit=5"));
        again(100, () -> read(Service.RECORD, "/api/v1/actions?limit=5"));
        again(100, () -> read(Service.GATEWAY, "/api/v1/status"));
        again(100, () -> read(Service.STREAM, "/console/config.json"));
        await().atMost(PATIENCE).until(() -> sessions.size() > 2);

        together(this::replace);

        load.shutdown();
        await("load has ended").atMost(PATIENCE).until(load::isTerminated);
        assertThat(failed).as("accepted requests that failed").isEmpty();
        assertThat(late).as("processes that did not end in time").isEmpty();
        sessions.forEach(id -> council.awaitState(id, "COMPLETED"));
        for (History history : History.ofAll(suite, council, sessions)) {
            history.assertWhole();
            assertThat(simulator.paidTwice(history.sessionId())).isEmpty();
        }
    }

    /** One replica after the other, as a Deployment does it: the next one only when the one before is ready again. */
    private void replace(Service service) {
        for (String replica : service.processes()) {
            awaitComplete(balancers.get(service));
            PartControl part = suite.part(replica);
            long start = System.nanoTime();
            part.terminate();
            if (System.nanoTime() - start > GRACE.toNanos()) {
                late.add(replica);
            }
            part.awaitReady();
        }
        awaitComplete(balancers.get(service));
    }

    private void ask() {
        if (sessions.size() == SESSIONS) {
            return;
        }
        String problem = "Should library " + sessions.size() + " open on Sundays?";
        String body = MessageJson.MAPPER
                .valueToTree(Map.of("problem", problem, "options", SMALLEST))
                .toString();
        HttpResponse<String> answer = send(Service.SESSION, uri -> request(uri.resolve("/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (expect(202, answer)) {
            sessions.add(Http.json(answer.body()).path("id").asText());
        }
    }

    private void read(Service service, String path) {
        expect(200, send(service, uri -> request(uri.resolve(path))));
    }

    private HttpResponse<String> send(Service service, Function<URI, HttpRequest.Builder> request) {
        return balancers.get(service).send(request);
    }

    private boolean expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            failed.add(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
            return false;
        }
        return true;
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }

    /** What can't be sent has failed, too. */
    private void again(long pauseMillis, Runnable work) {
        load.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | AssertionError e) {
                        failed.add(e.toString());
                    }
                },
                0,
                pauseMillis,
                TimeUnit.MILLISECONDS);
    }

    private static void awaitComplete(Balancer balancer) {
        await("both replicas get requests").atMost(PATIENCE).until(balancer::isComplete);
    }

    private static void together(Consumer<Service> deed) {
        CompletableFuture.allOf(Stream.of(Service.values())
                        .map(service -> CompletableFuture.runAsync(() -> deed.accept(service)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
