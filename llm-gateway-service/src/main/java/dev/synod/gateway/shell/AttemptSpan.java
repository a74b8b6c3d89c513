package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.SearchResults;
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
 * The client span of one attempt, named by the OpenTelemetry GenAI conventions (semconv 1.38), searches
 * in their manner. Its parent is given, not taken from the thread: the work outlives the record that
 * brought it. Holds no content of question or answer.
 */
final class AttemptSpan {
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");

    private final Span span;

    private AttemptSpan(Span span) {
        this.span = span;
    }

    static AttemptSpan begin(Tracer tracer, Call call, ModelRef choice, int attempt) {
        String operation = nameOf(call.operation());
        String asked = choice.model().isEmpty() ? choice.provider() : choice.model();
        Span span = tracer.spanBuilder(operation + " " + asked)
                .setParent(Traces.contextOf(call.trace()))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", operation)
                .setAttribute("gen_ai.provider.name", choice.provider())
                .setAttribute("synod.session.id", call.request().sessionId())
                .setAttribute("synod.request.id", call.id())
                .setAttribute("synod.attempt", attempt)
                .startSpan();
        if (!choice.model().isEmpty()) {
            span.setAttribute("gen_ai.request.model", choice.model());
        }
        if (call.request() instanceof RequestCompletion request) {
            span.setAttribute("gen_ai.request.max_tokens", request.maxOutputTokens())
                    .setAttribute("gen_ai.request.temperature", request.temperature())
                    .setAttribute("gen_ai.output.type", request.output() == null ? "text" : "json");
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
                span.setAttribute("gen_ai.response.model", completion.model())
                        .setAttribute("gen_ai.usage.input_tokens", completion.inputTokens())
                        .setAttribute("gen_ai.usage.output_tokens", completion.outputTokens())
                        .setAttribute(FINISH_REASONS, List.of(completion.finishReason()));
            case Embeddings embeddings ->
                span.setAttribute("gen_ai.usage.input_tokens", embeddings.inputTokens())
                        .setAttribute("gen_ai.embeddings.dimension.count", Embeddings.DIMENSIONS);
            case SearchResults results ->
                span.setAttribute("synod.sources", results.sources().size());
        }
        span.end();
    }

    void failed(CallFailure failure) {
        span.setAttribute("error.type", failure.code().wireName())
                .setStatus(StatusCode.ERROR, failure.code().wireName())
                .end();
    }

    private static String nameOf(Operation operation) {
        return operation == Operation.EMBED ? "embeddings" : operation.wireName();
    }
}
