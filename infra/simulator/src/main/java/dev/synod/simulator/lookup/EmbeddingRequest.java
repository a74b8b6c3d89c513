package dev.synod.simulator.lookup;

import dev.synod.simulator.http.ApiError;
import dev.synod.simulator.http.Body;
import dev.synod.simulator.text.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/** What OpenAI and Voyage are asked for embeddings, in one form. */
record EmbeddingRequest(String model, List<String> inputs, int dimensions, boolean base64) {

    private static final int MOST_INPUTS = 2048;
    private static final int MOST_DIMENSIONS = 4096;

    static EmbeddingRequest read(Body body, String dimensionsName, int usualDimensions) {
        String model = body.text("model");
        int dimensions = body.positive(dimensionsName, usualDimensions);
        if (dimensions > MOST_DIMENSIONS) {
            throw ApiError.invalid(dimensionsName + ": must be at most " + MOST_DIMENSIONS);
        }
        Object format = body.json().getValue("encoding_format");
        if (format != null && !format.equals("float") && !format.equals("base64")) {
            throw ApiError.invalid("encoding_format: must be 'float' or 'base64'");
        }
        return new EmbeddingRequest(model, inputs(body.json().getValue("input")), dimensions, "base64".equals(format));
    }

    /** The vectors as both providers list them. */
    JsonArray data() {
        JsonArray data = new JsonArray();
        for (int i = 0; i < inputs.size(); i++) {
            float[] vector = Embedder.vector(inputs.get(i), dimensions);
            data.add(new JsonObject()
                    .put("object", "embedding")
                    .put("index", i)
                    .put("embedding", base64 ? encoded(vector) : numbers(vector)));
        }
        return data;
    }

    int tokens() {
        return inputs.stream().mapToInt(Tokens::estimate).sum();
    }

    private static List<String> inputs(@Nullable Object input) {
        if (input instanceof String text && !text.isEmpty()) {
            return List.of(text);
        }
        if (input instanceof JsonArray array
                && !array.isEmpty()
                && array.size() <= MOST_INPUTS
                && array.stream().allMatch(item -> item instanceof String text && !text.isEmpty())) {
            return array.stream().map(String::valueOf).toList();
        }
        throw ApiError.invalid("input: a non-empty text, or an array of 1 to " + MOST_INPUTS
                + " non-empty texts is required (the simulator takes no token arrays)");
    }

    private static JsonArray numbers(float[] vector) {
        JsonArray array = new JsonArray();
        for (float value : vector) {
            array.add(value);
        }
        return array;
    }

    private static String encoded(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : vector) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
