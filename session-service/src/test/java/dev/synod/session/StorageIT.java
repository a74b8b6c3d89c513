package dev.synod.session;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.logging.Log;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a step costs the database, measured in its write-ahead log, on texts that can't be compressed. */
@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class StorageIT {
    private static final int SUB_PROBLEMS = 5;
    private static final int ROUNDS = 6;
    private static final int PANEL = 7;
    private static final int LATE = 200;

    private final TestStack stack = TestStack.get();
    private final Random chance = new Random(1);

    @Test
    void a_step_late_in_a_long_session_writes_as_little_as_an_early_one() {
        try (TestGateway gateway = new TestGateway(stack)) {
            gateway.on("decomposition", request -> Answers.words(request, parts()))
                    .on("embedding", request -> Answers.failed(request, LlmErrorCode.AUTH));
            String id = TestApi.post(
                    Map.of("maxSubProblems", SUB_PROBLEMS, "rounds", ROUNDS, "panelSize", PANEL, "clarify", false));
            List<Long> written = new ArrayList<>();
            while (!TestApi.isIn(id, "COMPLETED")) {
                LlmRequest contribution = gateway.next(id, "contribution");
                written.add(writtenBy(id, gateway, contribution));
                if (written.size() == SUB_PROBLEMS * ROUNDS * PANEL) {
                    gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
                }
            }

            long early = median(written.subList(0, 20));
            long late = median(written.subList(LATE - 10, LATE + 10));
            Log.infof("a step wrote %d bytes of WAL early, %d late: %.2f", early, late, (double) late / early);
            assertThat((double) late / early).isLessThanOrEqualTo(1.1);
        }
    }

    /** Bytes of WAL from before the answer was sent until the step it led to is visible. */
    private long writtenBy(String id, TestGateway gateway, LlmRequest contribution) {
        int events = TestApi.get(id).extract().path("events");
        long before = position();
        gateway.send(Answers.words(contribution, noise()));
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ofMillis(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> TestApi.get(id).extract().<Integer>path("events") > events);
        return position() - before;
    }

    private long position() {
        return ((Number) stack.database().single("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")).longValue();
    }

    private String noise() {
        byte[] bytes = new byte[2_000];
        chance.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String parts() {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= SUB_PROBLEMS; i++) {
            parts.add("{\"title\": \"Part %d\", \"question\": \"What about part %d?\"}".formatted(i, i));
        }
        return "{\"subProblems\": [" + String.join(",", parts) + "]}";
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
