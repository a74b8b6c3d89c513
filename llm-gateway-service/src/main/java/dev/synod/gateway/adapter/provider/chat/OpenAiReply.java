package dev.synod.gateway.adapter.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.gateway.adapter.provider.http.ErrorTable;
import dev.synod.gateway.adapter.provider.http.ErrorTable.Row;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.StreamedReply;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import static dev.synod.events.llm.LlmErrorCode.AUTH;
import static dev.synod.events.llm.LlmErrorCode.CONTENT_REFUSED;
import static dev.synod.events.llm.LlmErrorCode.CONTEXT_TOO_LONG;
import static dev.synod.events.llm.LlmErrorCode.NOT_FOUND;
import static dev.synod.events.llm.LlmErrorCode.OVERLOADED;
import static dev.synod.events.llm.LlmErrorCode.RATE_LIMITED;
import static dev.synod.events.llm.LlmErrorCode.SERVER_ERROR;

/** What chat completions send back. */
final class OpenAiReply implements StreamedReply<Completion> {
    static final ErrorTable ERRORS = new ErrorTable(List.of(
            new Row("context_length_exceeded", null, CONTEXT_TOO_LONG),
            new Row(null, "maximum context length", CONTEXT_TOO_LONG),
            new Row(null, "exceeds the available context size", CONTEXT_TOO_LONG),
            new Row(null, "exceeds the maximum number of tokens", CONTEXT_TOO_LONG),
            // More than the account may ever send in a minute: waiting does not help, whatever code comes with it.
            new Row(null, "request too large", CONTEXT_TOO_LONG),
            // Sent with 429, but waiting does not help: somebody has to pay.
            new Row("insufficient_quota", null, AUTH),
            new Row("billing_hard_limit_reached", null, AUTH),
            new Row("invalid_api_key", null, AUTH),
            new Row("account_deactivated", null, AUTH),
            // Sent with 400.
            new Row(null, "api key not valid", AUTH),
            new Row(null, "incorrect api key", AUTH),
            new Row("FAILED_PRECONDITION", null, AUTH),
            // So is this, but it is the model that failed.
            new Row("json_validate_failed", null, SERVER_ERROR),
            new Row("content_filter", null, CONTENT_REFUSED),
            new Row("content_policy_violation", null, CONTENT_REFUSED),
            // Sent with 403, as if the account were refused.
            new Row(null, "input was flagged", CONTENT_REFUSED),
            new Row("model_not_found", null, NOT_FOUND),
            new Row("invalid_model", null, NOT_FOUND),
            new Row("rate_limit_exceeded", null, RATE_LIMITED),
            new Row("engine_overloaded", null, OVERLOADED),
            new Row("overloaded", null, OVERLOADED),
            new Row("server_error", null, SERVER_ERROR)));

    private final Answer answer;
    private final StringBuilder refusal = new StringBuilder();

    OpenAiReply(Consumer<String> words) {
        this.answer = new Answer(words);
    }

    @Override
    public boolean event(String data) {
        if (data.equals("[DONE]")) {
            answer.complete = !answer.finishReason.isEmpty();
            return false;
        }
        JsonNode chunk = Json.read(data);
        JsonNode choice = chunk.path("choices").path(0);
        refuseError(chunk, choice);
        heading(chunk);
        JsonNode delta = choice.path("delta");
        message(delta);
        ending(choice);
        // Reasoning comes as deltas without content: progress all the same. The first one only names the role.
        return delta.size() > (delta.has("role") ? 1 : 0);
    }

    @Override
    public boolean isComplete() {
        return answer.complete;
    }

    @Override
    public Completion fromEvents() {
        return answer.completion();
    }

    @Override
    public Completion fromBody(byte[] body) {
        JsonNode whole = Json.read(body);
        JsonNode choice = whole.path("choices").path(0);
        refuseError(whole, choice);
        heading(whole);
        message(choice.path("message"));
        ending(choice);
        answer.complete = !answer.finishReason.isEmpty();
        return answer.completion();
    }

    @Override
    public CallFailure error(int status, byte[] body, @Nullable Duration retryAfter) {
        return ERRORS.read(status, body, retryAfter);
    }

    /** A router has said 200 before it knows what those behind it say. */
    private static void refuseError(JsonNode answer, JsonNode choice) {
        for (JsonNode place : List.of(answer, choice)) {
            if (place.hasNonNull("error")) {
                throw ERRORS.failure(0, place.path("error"), null);
            }
        }
    }

    /** The model is in every chunk, the usage in the last one only. */
    private void heading(JsonNode chunk) {
        answer.model = chunk.path("model").asText(answer.model);
        answer.inputTokens = chunk.path("usage").path("prompt_tokens").asLong(answer.inputTokens);
        answer.outputTokens = chunk.path("usage").path("completion_tokens").asLong(answer.outputTokens);
    }

    private void message(JsonNode message) {
        answer.append(message.path("content").asText(""));
        refusal.append(message.path("refusal").asText(""));
    }

    private void ending(JsonNode choice) {
        String reason = choice.path("finish_reason").asText("");
        if (reason.isEmpty() || reason.equals("null")) {
            return;
        }
        if (reason.equals("content_filter") || !refusal.isEmpty()) {
            throw new CallFailure(CONTENT_REFUSED, "the model refused to answer (finish_reason " + reason + ")");
        }
        if (reason.equals("error")) {
            throw new CallFailure(SERVER_ERROR, "the answer ended with an error (finish_reason error)");
        }
        answer.finishReason = switch (reason) {
            case "length", "model_length" -> "length";
            default -> "stop";
        };
    }
}
