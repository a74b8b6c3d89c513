package dev.synod.gateway.adapter.provider;

import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Reads what one provider sends back to one call, in its own shape. Every method throws {@link
 * CallFailure} for what the provider reports as an error or a refusal, and no other for what it can't
 * read.
 */
interface Reply {
    /**
     * Takes the data of one server-sent event.
     *
     * @return whether it brought the answer forward; keepalives and headings do not
     */
    boolean event(String data);

    /** True once the last event has come. */
    boolean isComplete();

    /** The completion from all events so far; a failure if the end has not come. */
    Completion fromEvents();

    /** The completion from a body that came at once. */
    Completion fromBody(byte[] body);

    /** What an error status means. */
    CallFailure error(int status, byte[] body, @Nullable Duration retryAfter);
}
