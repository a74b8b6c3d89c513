package dev.synod.gateway.shell.port;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.core.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A request whose lease this replica holds.
 *
 * @param trace of the record that brought it, whoever runs it now
 * @param attemptsBefore attempts begun by whoever held it before
 * @param lastProvider whom the last of them asked
 */
public record Call(
        LlmRequest request,
        @Nullable TraceContext trace,
        int attemptsBefore,
        @Nullable String lastProvider) {
    public String id() {
        return request.requestId();
    }

    /** What answers it. */
    public Operation operation() {
        return Operation.of(request);
    }

    /** True if words of the answer are published as they come. */
    public boolean isStreamed() {
        return request instanceof RequestCompletion completion && completion.stream();
    }
}
