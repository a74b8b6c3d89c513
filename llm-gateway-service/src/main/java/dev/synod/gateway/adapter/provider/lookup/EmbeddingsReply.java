package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.adapter.provider.http.ErrorTable;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.Reply;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Embeddings;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What embeddings APIs send back: the same list from all, errors in each one's way. */
final class EmbeddingsReply implements Reply<Embeddings> {
    private final ErrorTable errors;
    private final int texts;

    EmbeddingsReply(ErrorTable errors, int texts) {
        this.errors = errors;
        this.texts = texts;
    }

    @Override
    public Embeddings fromBody(byte[] body) {
        JsonNode answer = Json.read(body);
        // The list may come in any order; the index says which text a vector belongs to.
        TreeMap<Integer, List<Float>> byIndex = new TreeMap<>();
        for (JsonNode item : answer.path("data")) {
            byIndex.put(item.path("index").asInt(-1), vector(item.path("embedding")));
        }
        if (byIndex.size() != texts || byIndex.firstKey() != 0 || byIndex.lastKey() != texts - 1) {
            throw unusable("the answer has %d vectors for %d texts".formatted(byIndex.size(), texts));
        }
        return new Embeddings(
                List.copyOf(byIndex.values()), answer.at("/usage/total_tokens").asLong());
    }

    @Override
    public CallFailure error(int status, byte[] body, @Nullable Duration retryAfter) {
        return errors.read(status, body, retryAfter);
    }

    private static List<Float> vector(JsonNode numbers) {
        List<Float> vector = new ArrayList<>(Embeddings.DIMENSIONS);
        for (JsonNode number : numbers) {
            // A vector that holds something else would make every comparison with it meaningless.
            if (!number.isNumber() || !Float.isFinite(number.floatValue())) {
                throw unusable("a vector holds something that is no number");
            }
            vector.add(number.floatValue());
        }
        if (vector.size() != Embeddings.DIMENSIONS) {
            throw unusable("a vector has %d dimensions, not the %d that were asked for"
                    .formatted(vector.size(), Embeddings.DIMENSIONS));
        }
        return List.copyOf(vector);
    }

    private static CallFailure unusable(String detail) {
        return new CallFailure(LlmErrorCode.SERVER_ERROR, detail);
    }
}
