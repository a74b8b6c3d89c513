package dev.synod.gateway.shell.route;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.Call;
import dev.synod.kit.log.LogIds;
import dev.synod.kit.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The client span of one attempt. Its parent is given, not taken from the thread: the work outlives the record
 * that brought it. Holds no content of question or answer.
 */
final class AttemptSpan {
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey(GenAi.RESPONSE_FINISH_REASONS);

    private final Span span;

    private AttemptSpan(Span span) {
        this.span = span;
    }

    static AttemptSpan begin(Tracer tracer, Call call, ModelRef choice, int attempt) {
        String operation = GenAi.nameOf(call.operation());
        String asked = choice.model().isEmpty() ? choice.provider() : choice.model();
        Span span = tracer.spanBuilder(operation + " " + asked)
                .setParent(Traces.contextOf(call.trace()))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(GenAi.OPERATION, operation)
                .setAttribute(GenAi.PROVIDER, choice.provider())
                .setAttribute(LogIds.SESSION, call.request().sessionId())
                .setAttribute(LogIds.REQUEST, call.id())
                .setAttribute("synod.attempt", attempt)
                .startSpan();
        if (!choice.model().isEmpty()) {
            span.setAttribute(GenAi.REQUEST_MODEL, choice.model());
        }
        if (call.request() instanceof RequestCompletion request) {
            span.setAttribute(GenAi.REQUEST_MAX_TOKENS, request.maxOutputTokens())
                    .setAttribute(GenAi.REQUEST_TEMPERATURE, request.temperature())
                    .setAttribute(GenAi.OUTPUT_TYPE, request.output() == null ? "text" : "json");
        }
        return new AttemptSpan(span);
    }

    /** For whatever this attempt causes. */
    @Nullable TraceContext context() {
        return Traces.of(Context.root().with(span));
    }

    void answered(ProviderAnswer answer) {
        switch (answer) {
            case Completion completion ->
                span.setAttribute(GenAi.RESPONSE_MODEL, completion.model())
                        .setAttribute(GenAi.INPUT_TOKENS, completion.inputTokens())
                        .setAttribute(GenAi.OUTPUT_TOKENS, completion.outputTokens())
                        .setAttribute(FINISH_REASONS, List.of(completion.finishReason()));
            case Embeddings embeddings ->
                span.setAttribute(GenAi.INPUT_TOKENS, embeddings.inputTokens())
                        .setAttribute(GenAi.DIMENSIONS, Embeddings.DIMENSIONS);
            case SearchResults results ->
                span.setAttribute("synod.sources", results.sources().size());
        }
        span.end();
    }

    /** Nobody waits for it any more. */
    void abandoned() {
        span.setAttribute(GenAi.ERROR_TYPE, "abandoned").end();
    }

    void failed(CallFailure failure) {
        span.setAttribute(GenAi.ERROR_TYPE, failure.code().wireName())
                .setStatus(StatusCode.ERROR, failure.code().wireName())
                .end();
    }
}
