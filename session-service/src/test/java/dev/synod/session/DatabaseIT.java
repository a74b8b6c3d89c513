package dev.synod.session;

import dev.synod.kit.database.Database;
import dev.synod.kit.database.DatabaseUnavailable;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.SentrySink;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

/** What the kit does about the database's failures, on a real one. */
@QuarkusTest
@TestProfile(DatabaseIT.Impatient.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class DatabaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int POOL = 20;

    /** Short times, so that all waits are over within a test; and Sentry is told of errors, for {@link SentryIT}. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "synod.database.acquire-timeout", "300ms",
                    "synod.database.retry.total", "3s",
                    "synod.database.shed.after", "100ms",
                    "synod.sentry.dsn", SentrySink.dsn(),
                    "synod.sentry.environment", "proving-ground",
                    "synod.sentry.user-key", "only-for-tests-only-for-tests-only");
        }
    }

    private final TestStack stack = TestStack.get();
    private final AtomicInteger tries = new AtomicInteger();
    private final List<SqlConnection> held = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    Database database;

    @Inject
    Pool pool;

    @BeforeEach
    void two_rows() {
        run("create table if not exists session.probe (id integer primary key, n integer not null)");
        run("delete from session.probe");
        run("insert into session.probe values (1, 0), (2, 0)");
    }

    @AfterEach
    void release() {
        held.forEach(SqlConnection::closeAndAwait);
        held.clear();
        run("drop table session.probe");
    }

    @Test
    void a_deadlock_is_tried_again_and_both_succeed() {
        CountDownLatch bothHold = new CountDownLatch(2);
        CompletableFuture<?> one = background(connection -> crossing(connection, 1, 2, bothHold));
        CompletableFuture<?> other = background(connection -> crossing(connection, 2, 1, bothHold));

        CompletableFuture.allOf(one, other).join();

        assertThat(tries).hasValue(3);
        assertThat(stack.database().query("select n from session.probe order by id"))
                .containsExactly(Map.of("n", 2), Map.of("n", 2));
    }

    @Test
    void a_serialization_failure_is_tried_again_and_both_succeed() {
        CountDownLatch bothHaveRead = new CountDownLatch(2);
        CompletableFuture<?> one = background(connection -> skewed(connection, 1, bothHaveRead));
        CompletableFuture<?> other = background(connection -> skewed(connection, 2, bothHaveRead));

        CompletableFuture.allOf(one, other).join();

        assertThat(tries).hasValue(3);
        assertThat(stack.database().query("select n from session.probe order by n"))
                .as("the second saw what the first did")
                .containsExactly(Map.of("n", 1), Map.of("n", 2));
    }

    @Test
    void a_lost_connection_is_replaced_and_the_transaction_run_again() {
        inTransaction(connection -> tries.get() == 1
                ? execute(connection, "select pg_terminate_backend(pg_backend_pid())")
                : execute(connection, "update session.probe set n = n + 1 where id = 1"));

        assertThat(tries).hasValue(2);
        assertThat(stack.database().single("select n from session.probe where id = 1"))
                .isEqualTo(1);
    }

    @Test
    void a_broken_constraint_is_told_at_once() {
        assertThatThrownBy(() ->
                        inTransaction(connection -> execute(connection, "insert into session.probe values (1, 1)")))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("23505");
        assertThat(tries).hasValue(1);
    }

    @Test
    void what_our_own_code_throws_is_told_at_once_and_as_it_is() {
        assertThatThrownBy(() -> inTransaction(connection -> Database.ours(() -> {
                    throw new IllegalStateException("a decision");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a decision");
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_missing_right_is_the_databases_fault_and_trying_again_at_once_is_no_help() {
        assertThatThrownBy(() -> inTransaction(connection -> execute(connection, "select * from gateway.call")))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_database_that_stays_away_is_told_after_a_bounded_time() {
        stack.postgres().takeAway();
        try {
            assertThatThrownBy(() -> inTransaction(connection -> execute(connection, "select 1")))
                    .isInstanceOf(DatabaseUnavailable.class);
            TestApi.alice()
                    .get(TestApi.SESSIONS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", matchesPattern("\\d+"))
                    .body("code", equalTo("unavailable"))
                    .body("retryable", equalTo(true));
        } finally {
            stack.postgres().bringBack();
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> TestApi.alice().get(TestApi.SESSIONS).then().statusCode(200));
    }

    @Test
    void an_exhausted_pool_turns_requests_away_and_takes_them_again_when_there_is_room() {
        hold(POOL);

        await().atMost(PATIENCE).untilAsserted(() -> TestApi.alice()
                .get(TestApi.SESSIONS)
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("code", equalTo("unavailable"))
                .body("detail", containsString("All connections")));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .body(containsString("synod_database_pool_exhausted 1.0"))
                .body(containsString("sql_pool_queue_size"));

        held.forEach(SqlConnection::closeAndAwait);
        held.clear();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> TestApi.alice().get(TestApi.SESSIONS).then().statusCode(200));
    }

    @Test
    void who_waits_for_a_connection_in_vain_tries_again() {
        hold(POOL);
        CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> run("update session.probe set n = 7"), threads);
        await().atMost(PATIENCE)
                .until(
                        () -> given().get("/q/metrics").asString(),
                        text -> !text.contains("synod_database_retries_total 0.0"));
        held.forEach(SqlConnection::closeAndAwait);
        held.clear();

        waiting.join();
        assertThat(stack.database().single("select count(*) from session.probe where n = 7"))
                .isEqualTo(2L);
    }

    @Test
    void queries_that_waited_in_vain_take_no_connection_with_them() {
        hold(POOL);
        List<CompletableFuture<?>> waiting = Stream.generate(
                        () -> pool.query("select 1").execute().subscribeAsCompletionStage())
                .limit(2 * POOL)
                .collect(Collectors.toList());
        await().atMost(PATIENCE).until(() -> waiting.stream().allMatch(CompletableFuture::isCompletedExceptionally));
        held.forEach(SqlConnection::closeAndAwait);
        held.clear();

        hold(POOL);
        assertThat(held).hasSize(POOL);
    }

    private interface Work {
        Uni<?> on(SqlConnection connection);
    }

    private CompletableFuture<?> background(Work work) {
        return CompletableFuture.runAsync(() -> inTransaction(work), threads);
    }

    private void inTransaction(Work work) {
        database.run(() -> pool.withTransaction(connection -> {
                    tries.incrementAndGet();
                    return work.on(connection).replaceWithVoid();
                }))
                .await()
                .atMost(PATIENCE);
    }

    private void run(String sql) {
        database.run(() -> pool.query(sql).execute().replaceWithVoid()).await().atMost(PATIENCE);
    }

    private void hold(int connections) {
        for (int i = 0; i < connections; i++) {
            held.add(database.run(pool::getConnection).await().atMost(PATIENCE));
        }
    }

    private static Uni<?> execute(SqlConnection connection, String sql) {
        return connection.query(sql).execute();
    }

    /** Two of these, each with the other's rows, hold each other up; the first time for sure. */
    private Uni<?> crossing(SqlConnection connection, int first, int second, CountDownLatch bothHold) {
        return add(connection, first).chain(() -> together(bothHold)).chain(() -> add(connection, second));
    }

    /** Two of these read the same and write what the other has read. */
    private Uni<?> skewed(SqlConnection connection, int row, CountDownLatch bothHaveRead) {
        return execute(connection, "set transaction isolation level serializable")
                .chain(() -> connection
                        .query("select max(n) as n from session.probe")
                        .execute())
                .call(() -> together(bothHaveRead))
                .chain(rows -> execute(
                        connection,
                        "update session.probe set n = %d where id = %d"
                                .formatted(rows.iterator().next().getInteger("n") + 1, row)));
    }

    private static Uni<?> add(SqlConnection connection, int row) {
        return execute(connection, "update session.probe set n = n + 1 where id = " + row);
    }

    /** Goes on when both are so far. */
    private Uni<Void> together(CountDownLatch latch) {
        latch.countDown();
        return Uni.createFrom()
                .emitter(emitter -> Thread.startVirtualThread(() -> {
                    try {
                        latch.await();
                        emitter.complete(null);
                    } catch (InterruptedException e) {
                        emitter.fail(e);
                    }
                }));
    }
}
