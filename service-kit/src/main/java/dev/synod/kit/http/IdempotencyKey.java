package dev.synod.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that is known when it comes again.
 *
 * @param key as the client gave it; its owner's own
 * @param fingerprint tells whether two requests ask for the same
 */
public record IdempotencyKey(String key, String fingerprint) {
    private static final int MAX_KEY_CHARS = 255;

    /** The key that a client gave its request in the header {@code Idempotency-Key}; null if none. */
    public static @Nullable IdempotencyKey of(@Nullable String header, Object request) {
        if (header == null) {
            return null;
        }
        if (header.isBlank() || header.length() > MAX_KEY_CHARS) {
            throw Problems.invalid("'Idempotency-Key' must be 1 to 255 characters; a fresh UUID is a good one.");
        }
        return new IdempotencyKey(header, fingerprint(request));
    }

    /** 422: the key was used before, for something else; the detail says for what. */
    public static HttpProblem reused(String detail) {
        return Problems.problem(
                        422,
                        "idempotency_key_reused",
                        "The Idempotency-Key was used for another request",
                        detail + " Send the same body, or a new key.")
                .build();
    }

    /** SHA-256 over what was understood of the request, so that spelling (order, spaces) is no difference. */
    private static String fingerprint(Object request) {
        try {
            byte[] json = MessageJson.MAPPER.writeValueAsBytes(request);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256, and every record is writable", e);
        }
    }
}
