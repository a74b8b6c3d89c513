package dev.synod.gateway;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody is asked for what a session can't pay. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class BudgetIT extends BreaksCircuits {
    /** 100 tokens in at 3 USD and 50 out at 15 USD per million. */
    private static final long PAID = 1_050;

    /** 400 tokens out at 15 USD per million, and what the question takes. */
    private static final long AT_LEAST = 6_000;

    /** With what the question may take at most. */
    private static final long AT_MOST = 7_000;

    @Test
    void what_may_cost_more_than_the_budget_is_refused_before_anybody_is_asked() {
        RequestCompletion request = gateway.send(budgeted("dear", AT_LEAST - 1));

        CompletionFailed failed = gateway.failure(request);
        assertThat(failed.code()).isEqualTo(LlmErrorCode.BUDGET_EXCEEDED);
        assertThat(failed.detail()).contains("0.00 USD of a budget of 0.005999 USD are spent: nobody was asked");
        assertThat(failed.attempts()).isZero();
        assertThat(gateway.anthropic.callsOf(request.requestId())).isEmpty();
        assertThat(spending()).containsEntry("reserved_micro_usd", 0L).containsEntry("spent_micro_usd", 0L);
    }

    @Test
    void what_is_set_aside_is_settled_by_what_was_paid() {
        gateway.answer(gateway.send(budgeted("one", AT_MOST)));
        assertThat(spending()).containsEntry("spent_micro_usd", PAID).containsEntry("reserved_micro_usd", 0L);

        gateway.answer(gateway.send(budgeted("two", PAID + AT_MOST)));
        assertThat(spending()).containsEntry("spent_micro_usd", 2 * PAID).containsEntry("reserved_micro_usd", 0L);
    }

    @Test
    void what_fails_gives_back_what_was_set_aside() {
        gateway.anthropic.always(Behaviours.status(400, "invalid_request_error"));

        gateway.failure(gateway.send(budgeted("bad", AT_MOST)));

        assertThat(spending()).containsEntry("spent_micro_usd", 0L).containsEntry("reserved_micro_usd", 0L);
    }

    @Test
    void calls_wait_for_each_other_if_the_budget_does_not_hold_them_at_once() {
        gateway.anthropic.always(Behaviours.anthropic(gateway.vertx, Duration.ofMillis(300)));
        List<RequestCompletion> requests = IntStream.range(0, 3)
                .mapToObj(i -> gateway.send(budgeted("turn-" + i, AT_MOST + 2 * PAID)))
                .toList();

        requests.forEach(gateway::answer);

        assertThat(gateway.anthropic.mostOpenAtOnce()).isEqualTo(1);
        assertThat(spending()).containsEntry("spent_micro_usd", 3 * PAID);
    }

    @Test
    void many_calls_at_once_never_spend_more_than_the_budget_and_leave_no_call_unpaid_that_would_fit() {
        long budget = AT_MOST + 12 * PAID;
        List<RequestCompletion> requests = IntStream.range(0, 40)
                .mapToObj(i -> gateway.send(budgeted("many-" + i, budget)))
                .toList();

        requests.forEach(request -> gateway.responses(request, 1));

        Map<String, Object> spending = spending();
        long spent = (Long) spending.get("spent_micro_usd");
        assertThat(spent).isLessThanOrEqualTo(budget).isGreaterThan(budget - AT_MOST);
        assertThat(spending).containsEntry("reserved_micro_usd", 0L);
        assertThat(gateway.stack
                        .database()
                        .query(
                                "select distinct response::json ->> 'code' as code from gateway.call"
                                        + " where session_id = ? and status = 'failed'",
                                gateway.sessionId))
                .containsExactly(Map.of("code", "budget_exceeded"));
    }

    private RequestCompletion budgeted(String step, long budgetMicroUsd) {
        return gateway.variant(gateway.request(step, "only-anthropic"), step, "alice", 0.7, budgetMicroUsd);
    }

    private Map<String, Object> spending() {
        return gateway.stack
                .database()
                .query("select * from gateway.spending where session_id = ?", gateway.sessionId)
                .getFirst();
    }
}
