package dev.synod.gateway.shell.route;

import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.core.Found;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.CallLedger.Settlement;

/** The messages that a walk ends in. */
final class Settlements {
    private Settlements() {}

    static Settlement answered(Walk walk, Found found) {
        return new Settlement(response(walk, found), walk.trace());
    }

    static Settlement failed(Walk walk, CallFailure failure) {
        LlmRequest request = walk.call().request();
        String id = request.requestId();
        String session = request.sessionId();
        LlmResponse response = request instanceof RequestCompletion
                ? new CompletionFailed(id, session, failure.code(), failure.detail(), walk.attempts(), request.labels())
                : new LookupFailed(id, session, failure.code(), failure.detail(), walk.attempts(), request.labels());
        return new Settlement(response, walk.trace());
    }

    private static LlmResponse response(Walk walk, Found found) {
        LlmRequest request = walk.call().request();
        String id = request.requestId();
        String session = request.sessionId();
        String provider = found.model().provider();
        String model = found.model().model();
        return switch (found.answer()) {
            case Completion completion ->
                new CompletionAnswered(
                        id,
                        session,
                        completion.text(),
                        completion.finishReason(),
                        provider,
                        model,
                        found.substitute(),
                        walk.attempts(),
                        found.cost(),
                        request.labels());
            case Embeddings embeddings ->
                new EmbeddingsAnswered(
                        id,
                        session,
                        embeddings.vectors(),
                        provider,
                        model,
                        walk.attempts(),
                        found.cost(),
                        request.labels());
            case SearchResults results ->
                new SearchAnswered(
                        id, session, results.sources(), provider, walk.attempts(), found.cost(), request.labels());
        };
    }
}
