package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.Http;
import dev.synod.testing.TestDatabase;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

/** More comes at once than there is room for. */
class SpikeIT {
    private static final int SESSIONS = 4 * Suites.RUNNING;
    /** Connections of a service. */
    private static final int POOL = 20;

    private static final Council.Size SMALL = new Council.Size(1, 2, 3);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final TestSuite suite = Suites.running();
    private final TestDatabase database = suite.stack().database();
    private final Council council = new Council(suite);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger turnedAway = new AtomicInteger();

    @RegisterExtension
    final Pace quickly = new Pace(suite, 5, 5000);

    @AfterEach
    void forget() {
        threads.close();
    }

    @Test
    void a_hundred_on_an_exhausted_pool_are_turned_away_then_all_served_and_who_waits_slows_nobody()
            throws SQLException {
        List<CompletableFuture<String>> posts = new ArrayList<>();
        try (Connection inTheWay = database.open()) {
            inTheWay.setAutoCommit(false);
            inTheWay.createStatement().execute("lock table session.session in access exclusive mode");
            posts.addAll(post(0, POOL));
            await("all connections wait").atMost(SOON).until(this::waiting, greaterThanOrEqualTo(POOL - 1));
            posts.addAll(post(POOL, SESSIONS));
            await("all the others are turned away")
                    .atMost(SOON)
                    .until(turnedAway::get, greaterThanOrEqualTo(SESSIONS - POOL));
            inTheWay.rollback();
        }

        String[] sessions = posts.stream().map(CompletableFuture::join).toArray(String[]::new);
        await("all are served")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    assertThat(working()).isLessThanOrEqualTo(Suites.RUNNING);
                    return completed(sessions) == SESSIONS;
                });
        List<Double> took = secondsAtWork(sessions);
        assertThat(median(took.subList(Suites.RUNNING, 2 * Suites.RUNNING)))
                .as("seconds at work of a full house while two more waited, and of the next")
                .isLessThan(4 * median(took.subList(2 * Suites.RUNNING, 3 * Suites.RUNNING)));
    }

    private List<CompletableFuture<String>> post(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(i), threads))
                .toList();
    }

    /** Comes again as it is told to, with the same key. */
    private String post(int i) {
        String key = UUID.randomUUID().toString();
        while (true) {
            HttpResponse<String> answer =
                    council.post(suite.session(), "Should school %d begin at nine?".formatted(i), SMALL, key);
            JsonNode body = Http.json(answer.body());
            if (answer.statusCode() == 202) {
                return body.path("id").asText();
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            turnedAway.incrementAndGet();
            pause(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
        }
    }

    private static void pause(long seconds) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
                .join();
    }

    private int waiting() {
        return count(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'synod_session'");
    }

    private int working() {
        return count("select count(*) from session.session"
                + " where ended_at is null and status not in ('QUEUED', 'LINKING')");
    }

    private int count(String sql) {
        return ((Long) database.single(sql)).intValue();
    }

    private int completed(String... sessions) {
        return database.query(
                        "select 1 from record.session where session_id = any(?::uuid[]) and state = 'COMPLETED'",
                        list(sessions))
                .size();
    }

    /** From its start to its end, in the order of the starts. */
    private List<Double> secondsAtWork(String... sessions) {
        return database.query("""
                select extract(epoch from max(time) - min(time))::float8 as seconds
                from record.event where session_id = any(?::uuid[]) and type <> 'dev.synod.session.created.v1'
                group by session_id order by min(time)
                """, list(sessions)).stream()
                .map(row -> (Double) row.get("seconds"))
                .toList();
    }

    private static String list(String... sessions) {
        return "{" + String.join(",", sessions) + "}";
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
