package dev.synod.session.shell;

import dev.synod.events.TraceContext;
import dev.synod.session.core.Deliberation;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was read.
 *
 * @param sequence of the last event published
 * @param trace in which the session was created
 */
public record Stored(
        Deliberation state, long sequence, @Nullable TraceContext trace) {}
