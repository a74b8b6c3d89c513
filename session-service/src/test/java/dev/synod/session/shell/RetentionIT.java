package dev.synod.session.shell;

import dev.synod.session.Answers;
import dev.synod.session.ImpatientProfile;
import dev.synod.session.TestApi;
import dev.synod.session.TestClock;
import dev.synod.session.TestGateway;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class RetentionIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
        clock.reset();
    }

    @Inject
    TestClock clock;

    @Inject
    Sweeper sweeper;

    @Test
    void ended_sessions_past_their_retention_are_forgotten_with_all_that_is_theirs() {
        String id = cancelled();
        clock.forward(Duration.ofDays(29));
        sweeper.forget().await().atMost(Duration.ofSeconds(10));
        TestApi.get(id).statusCode(200);

        clock.forward(Duration.ofDays(2));
        sweeper.forget().await().atMost(Duration.ofSeconds(10));

        TestApi.get(id).statusCode(404);
        assertThat(rows("session.session where id", id)).isZero();
        assertThat(rows("session.fact where session_id", id)).isZero();
        assertThat(rows("session.idempotency_key where session_id", id)).isZero();
    }

    @Test
    void what_ended_lately_stays_and_so_does_what_waits_however_long() {
        gateway.on("triage", request -> Answers.words(request, "{\"clear\": false, \"questions\": [\"Where?\"]}"));
        String waiting = TestApi.post();
        gateway.answerUntil(waiting, () -> TestApi.isIn(waiting, "WAITING"));
        clock.forward(Duration.ofDays(31));
        String late = cancelled();

        sweeper.forget().await().atMost(Duration.ofSeconds(10));

        TestApi.get(waiting).statusCode(200).body("state", equalTo("WAITING"));
        TestApi.get(late).statusCode(200).body("state", equalTo("CANCELLED"));
        assertThat(rows("session.fact where session_id", late)).isPositive();
        assertThat(rows("session.idempotency_key where session_id", late)).isEqualTo(1);
        gateway.asUsual();
        TestApi.order(waiting, "clarifications", Map.of("answer", "In Lyon.")).statusCode(200);
        gateway.answerUntil(waiting, () -> TestApi.isIn(waiting, "COMPLETED"));
    }

    private static String cancelled() {
        String id = TestApi.tryToPost(
                        "Forget me?",
                        Map.of(),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .statusCode(202)
                .extract()
                .path("id");
        TestApi.order(id, "cancel").statusCode(200);
        return id;
    }

    private long rows(String from, String id) {
        return (long) stack.database().single("select count(*) from " + from + " = ?", UUID.fromString(id));
    }
}
