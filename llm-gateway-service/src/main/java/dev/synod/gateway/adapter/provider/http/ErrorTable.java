package dev.synod.gateway.adapter.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a provider's errors mean: the first row that fits, else what the status says. */
public final class ErrorTable {
    private static final int MOST_DETAIL_CHARS = 300;

    private final List<Row> rows;

    public ErrorTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * One meaning.
     *
     * @param kind the error's type or code; null for any
     * @param says part of its message, in lower case; null for any
     */
    public record Row(@Nullable String kind, @Nullable String says, LlmErrorCode means) {
        boolean fits(List<String> kinds, String message) {
            return (kind == null || kinds.contains(kind)) && (says == null || message.contains(says));
        }
    }

    /** Reads an error body; what it says is in {@code error}, or at the top; all of it may be the one of a list. */
    public CallFailure read(int status, byte[] body, @Nullable Duration retryAfter) {
        try {
            JsonNode tree = Json.MAPPER.readTree(body);
            JsonNode root = tree.isArray() ? tree.path(0) : tree;
            return failure(status, root.has("error") ? root.path("error") : root, retryAfter);
        } catch (IOException notJson) {
            return new CallFailure(byStatus(status), "HTTP %d with an unreadable body".formatted(status), retryAfter);
        }
    }

    /** The same for an error within an answer, where the status says nothing: give 0. */
    public CallFailure failure(int status, JsonNode error, @Nullable Duration retryAfter) {
        List<String> kinds = Stream.of("code", "type", "status")
                .map(field -> error.path(field).asText(""))
                .toList();
        String message = message(error);
        String lower = message.toLowerCase(Locale.ROOT);
        LlmErrorCode code = rows.stream()
                .filter(row -> row.fits(kinds, lower))
                .findFirst()
                .map(Row::means)
                .orElseGet(() -> byStatus(status == 0 ? error.path("code").asInt() : status));
        // Providers quote the key that they refuse, and details are logged and published.
        String said = code == LlmErrorCode.AUTH ? "the key or account is refused" : message;
        return new CallFailure(code, detail(status, said), retryAfter);
    }

    /** In the places where providers put it. */
    private static String message(JsonNode error) {
        return Stream.of(
                        error,
                        error.path("message"),
                        error.path("detail"),
                        error.at("/detail/error"),
                        error.at("/detail/0/msg"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    private static String detail(int status, String message) {
        String what = message.isEmpty() ? "no message" : message;
        String cut = what.length() > MOST_DETAIL_CHARS ? what.substring(0, MOST_DETAIL_CHARS) + "…" : what;
        return status == 0 ? "within the answer: " + cut : "HTTP %d: %s".formatted(status, cut);
    }

    static LlmErrorCode byStatus(int status) {
        return switch (status) {
            // 432 and 433 are Tavily's: the plan, or its extension, is used up, and somebody has to pay.
            case 401, 402, 403, 432, 433 -> LlmErrorCode.AUTH;
            case 404 -> LlmErrorCode.NOT_FOUND;
            case 408, 409, 425 -> LlmErrorCode.SERVER_ERROR;
            case 413 -> LlmErrorCode.CONTEXT_TOO_LONG;
            case 429 -> LlmErrorCode.RATE_LIMITED;
            // 498 is Groq's: there is no room just now for requests of this tier.
            case 498, 503, 529 -> LlmErrorCode.OVERLOADED;
            default -> status >= 400 && status < 500 ? LlmErrorCode.INVALID_REQUEST : LlmErrorCode.SERVER_ERROR;
        };
    }
}
