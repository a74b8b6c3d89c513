package dev.synod.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmResponse;
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
import java.util.Objects;

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
    void what_the_gateway_will_not_pay_for_ends_the_debate_and_the_verdict_is_paid_from_the_rest() {
        Purse purse = new Purse(200);
        gateway.on("*", purse::answer);
        String id = TestApi.post(Map.of("rounds", 6, "budgetUsd", 0.001));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(purse.refused).as("somebody was too dear").isPositive();
        assertThat(purse.spent).as("and it was not for want of anything left").isBetween(601L, 1_000L);
        assertThat(decisions(id)).last().isEqualTo("budget");
        assertThat(verdict(id).path("recommendation").asText()).isEqualTo("Yes");
        assertThat(verdict(id).path("outcome").asText()).isEqualTo("reduced");
        assertThat(gateway.asked(id, "contribution"))
                .extracting(LlmRequest::budgetMicroUsd)
                .containsOnly(800L);
        assertThat(gateway.asked(id, "verdict"))
                .extracting(LlmRequest::budgetMicroUsd)
                .containsOnly(1_000L);
    }

    @Test
    void a_budget_that_pays_for_nothing_fails_the_session_at_once_and_a_retry_is_of_no_use() {
        Purse purse = new Purse(1_001);
        gateway.on("*", purse::answer);
        String id = TestApi.post(Map.of("budgetUsd", 0.001));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "FAILED"));

        assertThat(purse.spent).isZero();
        TestApi.get(id).body("failure.code", equalTo("budget_exceeded")).body("failure.recoverable", equalTo(false));
        assertThat(Published.of(id, "session.failed").getFirst().path("detail").asText())
                .contains("The budget of $0.001", "'budgetUsd'");
        TestApi.refused(TestApi.order(id, "retry"), "FAILED");
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

    /** Keeps a session's money as the gateway does: what may cost more than the budget is refused at once. */
    private static final class Purse {
        private final long most;
        private long spent;
        private int refused;

        /** @param most what a call may cost; each costs far less */
        Purse(long most) {
            this.most = most;
        }

        LlmResponse answer(LlmRequest request) {
            if (spent + most > Objects.requireNonNull(request.budgetMicroUsd())) {
                refused++;
                return Answers.failed(request, LlmErrorCode.BUDGET_EXCEEDED);
            }
            spent += Answers.COST.microUsd();
            return Answers.usual(request);
        }
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
