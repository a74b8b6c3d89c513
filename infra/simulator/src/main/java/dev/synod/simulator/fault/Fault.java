package dev.synod.simulator.fault;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A fault as it was ordered.
 *
 * @param retryAfter seconds or an HTTP date, sent as it is
 * @param afterTokens tokens that still get through; negative when not given
 * @param rate share of the matching calls that are hit, 0 to 1
 * @param times how many calls are hit at most; 0 for no limit
 * @param models only calls for these models; empty for all
 * @param finishReason how an OpenAI refusal shows: {@code stop} or {@code content_filter}
 */
public record Fault(
        FaultKind kind,
        int status,
        @Nullable String retryAfter,
        long latencyMillis,
        int afterTokens,
        double rate,
        int times,
        List<String> models,
        String finishReason) {

    /** Tokens that get through, or the given number when that was left open. */
    public int tokensOr(int usual) {
        return afterTokens < 0 ? usual : afterTokens;
    }

    boolean matches(String model, boolean composesText) {
        return (models.isEmpty() || models.contains(model)) && (composesText || !kind.ofModels());
    }

    /** The fault as the admin interface shows it: only what applies to its kind. */
    JsonObject toJson() {
        JsonObject json = new JsonObject().put("kind", kind.wireName());
        if (kind == FaultKind.STATUS) {
            json.put("status", status).put("retryAfter", retryAfter);
        }
        if (kind == FaultKind.LATENCY) {
            json.put("latencyMillis", latencyMillis);
        }
        if (kind.settings().contains("afterTokens") && afterTokens >= 0) {
            json.put("afterTokens", afterTokens);
        }
        if (kind == FaultKind.REFUSAL) {
            json.put("finishReason", finishReason);
        }
        return json.put("rate", rate).put("times", times).put("models", new JsonArray(models));
    }
}
