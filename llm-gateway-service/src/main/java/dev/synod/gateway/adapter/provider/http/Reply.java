package dev.synod.gateway.adapter.provider.http;

import dev.synod.gateway.core.CallFailure;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Reads what one provider sends back to one call, in its own shape. Every method throws {@link
 * CallFailure} for what the provider reports as an error or a refusal, and no other for what it can't
 * read.
 */
public interface Reply<T> {
    /** The answer from a body that came at once. */
    T fromBody(byte[] body);

    /** What an error status means. */
    CallFailure error(int status, byte[] body, @Nullable Duration retryAfter);
}
