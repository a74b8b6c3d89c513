package dev.synod.gateway.adapter.store;

import dev.synod.events.Envelope;
import dev.synod.events.Topics;
import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmResponse;
import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.CallLedger;
import dev.synod.gateway.shell.port.Claim;
import dev.synod.kit.database.DatabaseFault;
import dev.synod.kit.outbox.Outbox;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.kit.store.NativeWrite;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The ledger in PostgreSQL: the queue's statements, and settlements together with their message. */
@ApplicationScoped
public class PgCallLedger implements CallLedger {
    /** What was set aside is settled together with the call. */
    private static final String SETTLE_SPENDING = """
            insert into gateway.spending as s (session_id, spent_micro_usd) values (:session, :paid)
            on conflict (session_id) do update
              set spent_micro_usd = s.spent_micro_usd + excluded.spent_micro_usd,
                  reserved_micro_usd = s.reserved_micro_usd - :reserved
            """;

    private final CallQueue queue;
    private final DirectRecord direct;
    private final Mutiny.SessionFactory sessions;
    private final String replica;
    private final Outbox outbox = new Outbox("gateway");

    PgCallLedger(CallQueue queue, DirectRecord direct, Mutiny.SessionFactory sessions, Replica replica) {
        this.direct = direct;
        this.queue = queue;
        this.sessions = sessions;
        this.replica = replica.id();
    }

    @Override
    public Uni<Claim> claim(LlmRequest request, @Nullable TraceContext trace, boolean toRunNow) {
        return queue.claim(request, trace, toRunNow)
                .onFailure(failure -> DatabaseFault.of(failure) == DatabaseFault.REFUSED)
                .transform(refusal -> new Unstorable(String.valueOf(refusal.getMessage()), refusal))
                .flatMap(claimed -> claimed.isEmpty()
                        ? found(request.requestId())
                        : Uni.createFrom().item(toRunNow ? new Claim.Ours(claimed.get()) : new Claim.Waiting()));
    }

    private Uni<Claim> found(String requestId) {
        return sessions.withSession(session -> session.find(LedgerCall.class, requestId))
                .map(call -> call.isPending() ? new Claim.UnderWay() : new Claim.Settled());
    }

    @Override
    public Uni<List<Call>> takeOver(int atMost) {
        return queue.takeOver(atMost);
    }

    @Override
    public Uni<Void> renew(Collection<String> requestIds) {
        return queue.renew(requestIds);
    }

    @Override
    public Uni<Void> giveBack(Collection<String> requestIds) {
        return queue.giveBack(requestIds);
    }

    @Override
    public Uni<Void> beginAttempt(String requestId, int attempt, String provider) {
        return queue.beginAttempt(requestId, attempt, provider);
    }

    @Override
    public Uni<Void> settle(Settlement settlement) {
        LlmResponse response = settlement.response();
        return sessions.withTransaction(session -> session.find(
                        LedgerCall.class, response.requestId(), LockModeType.PESSIMISTIC_WRITE)
                .flatMap(call -> {
                    if (call == null || !call.isHeldBy(replica)) {
                        return Uni.createFrom().failure(new LeaseLost(response.requestId()));
                    }
                    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS); // what the row can hold
                    call.settle(response, now);
                    return NativeWrite.run(session, SETTLE_SPENDING, spending(call))
                            .chain(() -> outbox.append(session, List.of(message(response, now, settlement.cause()))));
                }));
    }

    private static Map<String, Object> spending(LedgerCall call) {
        return Map.of("session", call.sessionId(), "paid", call.costMicroUsd(), "reserved", call.reservedMicroUsd());
    }

    @Override
    public Uni<Void> record(LlmRequest request, LlmResponse response) {
        return direct.insert(request, response);
    }

    @Override
    public Uni<Void> sendAgain(String requestId, @Nullable TraceContext cause) {
        return sessions.withTransaction(session -> session.find(LedgerCall.class, requestId)
                .flatMap(call -> outbox.append(session, List.of(message(call.outcome(), call.settledAt(), cause)))));
    }

    /** The same response has the same id and time, however often it is sent. */
    private static OutboxMessage message(LlmResponse response, Instant time, @Nullable TraceContext cause) {
        Envelope<LlmResponse> envelope = new Envelope<>(
                response.requestId() + "/response", Replica.SOURCE, time, response.sessionId(), null, cause, response);
        return new OutboxMessage(Topics.LLM_RESPONSES, response.sessionId(), envelope);
    }
}
