package dev.synod.gateway;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.CallLedger;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TopicReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static dev.synod.gateway.Behaviours.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class TakeoverIT {
    private static final String TRACE_ID = "11112222333344445555666677778888";

    @Inject
    CallLedger ledger;

    @Inject
    Replica replica;

    private GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_call_left_by_a_dead_replica_is_taken_over_and_its_trace_goes_on() {
        RequestCompletion request = gateway.request("orphan", "expert-a");
        leave(request, "dead-replica", "2 seconds");

        CompletionAnswered answer = gateway.answer(request);
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(answer.attempts()).isEqualTo(2);
        assertThat(gateway.deltas(request, 2).getFirst())
                .isEqualTo(new AttemptSuperseded(
                        request.requestId(), 1, "openai", LlmErrorCode.NETWORK, request.labels()));
        assertThat(TopicReader.header(gateway.responses(request, 1).getFirst(), "traceparent"))
                .contains(TRACE_ID);
    }

    @Test
    void a_lookup_left_by_a_dead_replica_is_taken_over_as_what_it_is() {
        RequestSearch request = gateway.anySearch("orphan-search");
        leave(request, "dead-replica", "2 seconds");

        SearchAnswered answer = gateway.response(request, SearchAnswered.class);
        assertThat(answer.provider()).isEqualTo("brave");
        assertThat(answer.attempts()).isEqualTo(2);
    }

    @Test
    void a_call_in_live_hands_is_left_alone_even_if_its_record_comes_again() {
        RequestCompletion request = gateway.request("held", "expert-a");
        leave(request, "live-replica", "1 hour");
        gateway.send(request);

        gateway.answer(gateway.send(gateway.request("after", "expert-a")));
        assertThat(gateway.anthropic.callsOf(request.requestId())).isEmpty();
        assertThat(gateway.ledgerRow(request)).containsEntry("lease_owner", "live-replica");
    }

    @Test
    void what_a_replica_gives_back_is_taken_over_at_once_and_nothing_that_is_not_its_own() {
        RequestCompletion own = gateway.request("given-back", "expert-a");
        RequestCompletion another = gateway.request("kept", "expert-a");
        leave(own, replica.id(), "1 hour");
        leave(another, "live-replica", "1 hour");
        List<String> both = List.of(own.requestId(), another.requestId());

        ledger.giveBack(both).await().atMost(Duration.ofSeconds(10));

        assertThat(gateway.answer(own).attempts()).isEqualTo(2);
        Map<String, ?> settled = gateway.ledgerRow(own);
        ledger.giveBack(both).await().atMost(Duration.ofSeconds(10));
        assertThat(gateway.ledgerRow(own)).isEqualTo(settled).containsEntry("status", "answered");
        assertThat(gateway.ledgerRow(another))
                .containsEntry("lease_owner", "live-replica")
                .containsEntry("attempts", 1);
        assertThat(gateway.anthropic.callsOf(another.requestId())).isEmpty();
    }

    @Test
    void an_answer_is_dropped_when_the_call_is_in_other_hands_by_then() {
        gateway.anthropic.always(Behaviours.anthropic(gateway.vertx, Duration.ofMillis(500)));
        RequestCompletion request = gateway.send(gateway.request("stolen", "expert-a"));
        await().until(() -> !gateway.anthropic.callsOf(request.requestId()).isEmpty());
        gateway.stack
                .database()
                .execute(
                        "update gateway.call set lease_owner = 'thief', lease_until = now() + interval '1 hour' where request_id = ?",
                        request.requestId());

        RequestCompletion later = gateway.send(gateway.request("later", "expert-a"));
        gateway.answer(later);
        assertThat(gateway.ledgerRow(request))
                .containsEntry("status", "pending")
                .containsEntry("lease_owner", "thief");
        assertThat(gateway.responsesSoFar(request)).isZero();
    }

    @Test
    void an_answer_that_cannot_be_sent_is_not_stored_and_not_asked_for_again() {
        gateway.anthropic.always(Behaviours.anthropic(gateway.vertx, Duration.ofMillis(500)));
        RequestCompletion request = gateway.send(gateway.request("no-outbox", "expert-a"));
        await().until(() -> !gateway.anthropic.callsOf(request.requestId()).isEmpty());
        gateway.stack.database().execute("revoke insert on gateway.outbox from synod_gateway");
        try {
            await().during(Duration.ofSeconds(1))
                    .until(() -> "pending".equals(gateway.ledgerRow(request).get("status")));
        } finally {
            gateway.stack.database().execute("grant insert on gateway.outbox to synod_gateway");
        }

        assertThat(gateway.answer(request).text()).isEqualTo(TEXT);
        assertThat(gateway.ledgerRow(request))
                .containsEntry("status", "answered")
                .containsEntry("cost_micro_usd", 1050L);
        assertThat(gateway.anthropic.callsOf(request.requestId())).hasSize(1);
    }

    @Test
    void a_database_that_goes_away_in_the_middle_costs_no_second_call() {
        gateway.anthropic.always(Behaviours.anthropic(gateway.vertx, Duration.ofMillis(800)));
        RequestCompletion request = gateway.send(gateway.request("no-db", "expert-a"));
        await().until(() -> !gateway.anthropic.callsOf(request.requestId()).isEmpty());

        gateway.stack.postgres().kill();
        gateway.stack.postgres().awaitReady();

        assertThat(gateway.answer(request).text()).isEqualTo(TEXT);
        assertThat(gateway.anthropic.callsOf(request.requestId())).hasSize(1);
    }

    @Test
    void after_an_outage_holders_get_time_to_renew_before_their_calls_are_taken_over() {
        RequestCompletion request = gateway.request("outlasted", "expert-a");
        gateway.stack.database().execute("revoke update on gateway.call from synod_gateway");
        try {
            leave(request, "live-replica", "0 seconds");
            await().during(Duration.ofMillis(1500)).until(() -> isHeldBy(request, "live-replica"));
        } finally {
            gateway.stack.database().execute("grant update on gateway.call to synod_gateway");
        }

        await().during(Duration.ofMillis(500)).until(() -> isHeldBy(request, "live-replica"));
        assertThat(gateway.answer(request).text()).isEqualTo(TEXT);
    }

    private boolean isHeldBy(RequestCompletion request, String replica) {
        return replica.equals(gateway.ledgerRow(request).get("lease_owner"));
    }

    /** A row as another replica leaves it after its first attempt. */
    private void leave(LlmRequest request, String holder, String leaseLeft) {
        gateway.stack
                .database()
                .execute(
                        """
                        insert into gateway.call (request_id, session_id, owner_id, request_type, request, traceparent, tracestate,
                                                  lease_owner, lease_until, attempts, provider)
                        values (?, ?, ?, ?, ?, ?, '', ?, now() + cast(? as interval), 1, 'openai')
                        """,
                        request.requestId(),
                        request.sessionId(),
                        request.ownerId(),
                        MessageTypes.typeOf(request.getClass()),
                        MessageJson.write(request),
                        "00-" + TRACE_ID + "-b7ad6b7169203331-01",
                        holder,
                        leaseLeft);
    }
}
