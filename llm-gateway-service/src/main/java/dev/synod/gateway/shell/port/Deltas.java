package dev.synod.gateway.shell.port;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmDelta;
import org.jspecify.annotations.Nullable;

/** Where words go as they come. Best effort, in order per session. */
public interface Deltas {
    void publish(String sessionId, LlmDelta delta, @Nullable TraceContext cause);
}
