package dev.synod.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.session.Cost;
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
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class LimitsIT {
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

    @Test
    void a_budget_that_runs_low_ends_the_debate_and_a_verdict_still_comes() {
        gateway.on(
                "contribution",
                request -> Answers.words(request, "Words of " + request.requestId(), new Cost(10, 20, 70)));
        String id = TestApi.post(Map.of("rounds", 6, "budgetUsd", 0.001));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(decisions(id)).last().isEqualTo("budget");
        JsonNode verdict = verdict(id);
        assertThat(verdict.path("recommendation").asText()).isEqualTo("Yes");
        assertThat(verdict.path("outcome").asText()).isEqualTo("reduced");
        assertThat(verdict.path("cost").path("microUsd").asInt()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void a_session_past_its_time_debates_no_further_and_concludes() {
        String id = TestApi.post(Map.of("rounds", 6));
        gateway.next(id, "digest");
        clock.forward(Duration.ofMinutes(61));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(decisions(id)).last().isEqualTo("time");
        assertThat(verdict(id).path("recommendation").asText()).isEqualTo("Yes");
        assertThat(verdict(id).path("degradations").findValuesAsText("detail")).contains("Stopped: the time is up.");
    }

    @Test
    void past_its_closing_time_it_concludes_with_what_is_there_and_asks_nobody() {
        String id = TestApi.post();
        gateway.next(id, "synthesis");
        clock.forward(Duration.ofMinutes(66));
        await().until(() -> TestApi.isIn(id, "COMPLETED"));

        assertThat(verdict(id).path("outcome").asText()).isEqualTo("partial");
        assertThat(verdict(id).path("rationale").asText()).contains("Words about " + id + "/s1/r2/");
    }

    @Test
    void a_user_may_give_it_less_time() {
        String id = TestApi.post(Map.of("rounds", 6, "timeLimitSeconds", 30));
        gateway.next(id, "digest");
        clock.forward(Duration.ofSeconds(31));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(decisions(id)).last().isEqualTo("time");
    }

    @Test
    void paused_time_does_not_count() {
        String id = TestApi.post();
        gateway.next(id, "contribution");
        TestApi.order(id, "pause").statusCode(200);
        clock.forward(Duration.ofHours(3));
        TestApi.order(id, "resume").statusCode(200);
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        TestApi.get(id).body("outcome", equalTo("full"));
    }

    private static List<String> decisions(String id) {
        return Published.of(id, "convergence.assessed").stream()
                .map(assessed -> assessed.path("decision").asText())
                .toList();
    }

    private static JsonNode verdict(String id) {
        return Published.of(id, "verdict.reached").getFirst().path("verdict");
    }
}
