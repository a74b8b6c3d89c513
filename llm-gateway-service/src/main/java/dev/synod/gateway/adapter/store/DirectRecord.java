package dev.synod.gateway.adapter.store;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.session.Cost;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Rows of calls that were never in the queue: settled from the first. */
@Singleton
class DirectRecord {
    private static final String INSERT = """
            insert into gateway.call
              (request_id, session_id, owner_id, status, request_type, request, traceparent, tracestate, lease_until,
               attempts, provider, model, input_tokens, output_tokens, cost_micro_usd, response_type, response, settled_at)
            values ($1, $2, $3, $4, $5, $6, '', '', now(), $7, $8, $9, $10, $11, $12, $13, $14, now())
            on conflict (request_id) do nothing
            """;

    private final Pool pool;

    DirectRecord(Pool pool) {
        this.pool = pool;
    }

    private static int attempts(LlmResponse response) {
        return switch (response) {
            case CompletionAnswered answered -> answered.attempts();
            case CompletionFailed failed -> failed.attempts();
            default -> 0;
        };
    }

    Uni<Void> insert(LlmRequest request, LlmResponse response) {
        CompletionAnswered answer = response instanceof CompletionAnswered answered ? answered : null;
        Cost cost = answer == null ? Cost.ZERO : answer.cost();
        return pool.preparedQuery(INSERT)
                .execute(Tuple.from(new @Nullable Object[] {
                    request.requestId(),
                    request.sessionId(),
                    request.ownerId(),
                    answer == null ? "failed" : "answered",
                    MessageTypes.typeOf(request.getClass()),
                    MessageJson.write(request),
                    attempts(response),
                    answer == null ? null : answer.provider(),
                    answer == null ? null : answer.model(),
                    cost.inputTokens(),
                    cost.outputTokens(),
                    cost.microUsd(),
                    MessageTypes.typeOf(response.getClass()),
                    MessageJson.write(response)
                }))
                .replaceWithVoid();
    }
}
