package dev.synod.gateway.adapter.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmErrorCode;
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
import static dev.synod.events.llm.LlmErrorCode.CONTEXT_TOO_LONG;
import static dev.synod.events.llm.LlmErrorCode.INVALID_REQUEST;
import static dev.synod.events.llm.LlmErrorCode.NOT_FOUND;
import static dev.synod.events.llm.LlmErrorCode.OVERLOADED;
import static dev.synod.events.llm.LlmErrorCode.RATE_LIMITED;
import static dev.synod.events.llm.LlmErrorCode.SERVER_ERROR;

/** What the Messages API sends back. */
final class AnthropicReply implements StreamedReply<Completion> {
    static final ErrorTable ERRORS = new ErrorTable(List.of(
            new Row("invalid_request_error", "prompt is too long", CONTEXT_TOO_LONG),
            new Row("invalid_request_error", "exceed context limit", CONTEXT_TOO_LONG),
            new Row("invalid_request_error", "credit balance is too low", AUTH),
            new Row("invalid_request_error", null, INVALID_REQUEST),
            new Row("authentication_error", null, AUTH),
            new Row("billing_error", null, AUTH),
            new Row("permission_error", null, AUTH),
            new Row("not_found_error", null, NOT_FOUND),
            new Row("request_too_large", null, CONTEXT_TOO_LONG),
            new Row("rate_limit_error", null, RATE_LIMITED),
            new Row("overloaded_error", null, OVERLOADED),
            new Row("timeout_error", null, SERVER_ERROR),
            new Row("api_error", null, SERVER_ERROR)));

    private final Answer answer;

    AnthropicReply(Consumer<String> words) {
        this.answer = new Answer(words);
    }

    @Override
    public boolean event(String data) {
        JsonNode event = Json.read(data);
        switch (event.path("type").asText("")) {
            case "message_start" -> heading(event.path("message"));
            case "content_block_delta" -> {
                // Thinking comes as deltas without text: progress all the same.
                answer.append(event.path("delta").path("text").asText(""));
                return true;
            }
            case "message_delta" -> {
                ending(event.path("delta"));
                answer.outputTokens = event.path("usage").path("output_tokens").asLong(answer.outputTokens);
            }
            case "message_stop" -> answer.complete = true;
            case "error" -> throw ERRORS.failure(0, event.path("error"), null);
            default -> {} // ping, block starts and stops, and event types to come, as the API asks of clients
        }
        return false;
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
        JsonNode message = Json.read(body);
        heading(message);
        message.path("content")
                .forEach(block -> answer.append(block.path("text").asText("")));
        ending(message);
        answer.complete = message.path("type").asText("").equals("message");
        return answer.completion();
    }

    @Override
    public CallFailure error(int status, byte[] body, @Nullable Duration retryAfter) {
        return ERRORS.read(status, body, retryAfter);
    }

    private void heading(JsonNode message) {
        answer.model = message.path("model").asText("");
        JsonNode usage = message.path("usage");
        answer.inputTokens = usage.path("input_tokens").asLong()
                + usage.path("cache_creation_input_tokens").asLong()
                + usage.path("cache_read_input_tokens").asLong();
        answer.outputTokens = usage.path("output_tokens").asLong();
    }

    private void ending(JsonNode delta) {
        switch (delta.path("stop_reason").asText("")) {
            case "refusal" ->
                throw new CallFailure(
                        LlmErrorCode.CONTENT_REFUSED, "the model refused to answer (stop_reason refusal)");
            case "max_tokens", "model_context_window_exceeded" -> answer.finishReason = "length";
            default -> answer.finishReason = "stop";
        }
    }
}
