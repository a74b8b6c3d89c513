package dev.synod.gateway.adapter.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON as providers speak it, which nobody promises to be JSON. */
public final class Json {
    /** Shared and immutable by convention: nobody reconfigures it. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static JsonNode read(String data) {
        return read(data.getBytes(StandardCharsets.UTF_8));
    }

    /** The tree, or a {@link CallFailure} that blames the provider. */
    public static JsonNode read(byte[] data) {
        try {
            return MAPPER.readTree(data);
        } catch (IOException e) {
            // Jackson's message would quote the content.
            throw new CallFailure(
                    LlmErrorCode.SERVER_ERROR, "the answer is not JSON (%d bytes)".formatted(data.length));
        }
    }
}
