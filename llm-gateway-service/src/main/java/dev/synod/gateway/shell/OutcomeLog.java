package dev.synod.gateway.shell;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import io.quarkus.logging.Log;

import java.time.Duration;

/** One line per call that ended here; holds no content of question or answer, nor what providers say of failures. */
final class OutcomeLog {
    private OutcomeLog() {}

    static void write(LlmResponse response, Duration took) {
        long millis = took.toMillis();
        switch (response) {
            case CompletionAnswered answer ->
                Log.infof(
                        "%s: answered by %s/%s, attempts %d, %d ms, tokens %d in %d out%s",
                        answer.requestId(),
                        answer.provider(),
                        answer.model(),
                        answer.attempts(),
                        millis,
                        answer.cost().inputTokens(),
                        answer.cost().outputTokens(),
                        answer.substitute() ? ", as substitute" : "");
            case EmbeddingsAnswered answer ->
                Log.infof(
                        "%s: %d texts embedded by %s/%s, attempts %d, %d ms, tokens %d",
                        answer.requestId(),
                        answer.vectors().size(),
                        answer.provider(),
                        answer.model(),
                        answer.attempts(),
                        millis,
                        answer.cost().inputTokens());
            case SearchAnswered answer ->
                Log.infof(
                        "%s: %d sources found by %s, attempts %d, %d ms",
                        answer.requestId(), answer.sources().size(), answer.provider(), answer.attempts(), millis);
            case CompletionFailed failed -> failure(failed.requestId(), failed.code(), failed.attempts(), millis);
            case LookupFailed failed -> failure(failed.requestId(), failed.code(), failed.attempts(), millis);
        }
    }

    private static void failure(String id, LlmErrorCode code, int attempts, long millis) {
        Log.warnf("%s: failed with %s, attempts %d, %d ms", id, code.wireName(), attempts, millis);
    }
}
