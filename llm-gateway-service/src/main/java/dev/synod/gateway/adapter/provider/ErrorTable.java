package dev.synod.gateway.adapter.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a provider's errors mean: the first row that fits, else what the status says. */
final class ErrorTable {
    private static final int MOST_DETAIL_CHARS = 300;

    private final List<Row> rows;

    ErrorTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * One meaning.
     *
     * @param kind the error's type or code; null for any
     * @param says part of its message, in lower case; null for any
     */
    record Row(@Nullable String kind, @Nullable String says, LlmErrorCode means) {
        boolean fits(List<String> kinds, String message) {
            return (kind == null || kinds.contains(kind)) && (says == null || message.contains(says));
        }
    }

    /** Reads an error body, {@code {"error": {"type", "code", "message"}}} in both shapes. */
    CallFailure read(int status, byte[] body, @Nullable Duration retryAfter) {
        try {
            JsonNode error = ProviderHttp.JSON.readTree(body).path("error");
            return failure(status, error, retryAfter);
        } catch (IOException notJson) {
            return new CallFailure(byStatus(status), "HTTP %d with an unreadable body".formatted(status), retryAfter);
        }
    }

    /** The same for an error in mid-stream, where there is no status: give 0. */
    CallFailure failure(int status, JsonNode error, @Nullable Duration retryAfter) {
        List<String> kinds =
                List.of(error.path("code").asText(""), error.path("type").asText(""));
        String message = error.path("message").asText("");
        String lower = message.toLowerCase(Locale.ROOT);
        LlmErrorCode code = rows.stream()
                .filter(row -> row.fits(kinds, lower))
                .findFirst()
                .map(Row::means)
                .orElseGet(() -> byStatus(status));
        // Providers quote the key that they refuse, and details are logged and published.
        String said = code == LlmErrorCode.AUTH ? "the key or account is refused" : message;
        return new CallFailure(code, detail(status, said), retryAfter);
    }

    private static String detail(int status, String message) {
        String what = message.isEmpty() ? "no message" : message;
        String cut = what.length() > MOST_DETAIL_CHARS ? what.substring(0, MOST_DETAIL_CHARS) + "…" : what;
        return status == 0 ? "in mid-stream: " + cut : "HTTP %d: %s".formatted(status, cut);
    }

    static LlmErrorCode byStatus(int status) {
        return switch (status) {
            case 401, 402, 403 -> LlmErrorCode.AUTH;
            case 404 -> LlmErrorCode.NOT_FOUND;
            case 408, 409, 425 -> LlmErrorCode.SERVER_ERROR;
            case 413 -> LlmErrorCode.CONTEXT_TOO_LONG;
            case 429 -> LlmErrorCode.RATE_LIMITED;
            case 503, 529 -> LlmErrorCode.OVERLOADED;
            default -> status >= 400 && status < 500 ? LlmErrorCode.INVALID_REQUEST : LlmErrorCode.SERVER_ERROR;
        };
    }
}
