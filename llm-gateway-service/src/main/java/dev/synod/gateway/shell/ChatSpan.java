package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.ModelRef;
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
 * The client span of one attempt, named by the OpenTelemetry GenAI conventions (semconv 1.38). Its
 * parent is given, not taken from the thread: the work outlives the record that brought it. Holds no
 * content of prompt or answer.
 */
final class ChatSpan {
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");

    private final Span span;

    private ChatSpan(Span span) {
        this.span = span;
    }

    static ChatSpan begin(Tracer tracer, Call call, ModelRef choice, int attempt) {
        RequestCompletion request = call.request();
        return new ChatSpan(tracer.spanBuilder("chat " + choice.model())
                .setParent(Traces.contextOf(call.trace()))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", choice.provider())
                .setAttribute("gen_ai.request.model", choice.model())
                .setAttribute("gen_ai.request.max_tokens", request.maxOutputTokens())
                .setAttribute("gen_ai.request.temperature", request.temperature())
                .setAttribute("gen_ai.output.type", request.output() == null ? "text" : "json")
                .setAttribute("synod.session.id", request.sessionId())
                .setAttribute("synod.request.id", request.requestId())
                .setAttribute("synod.attempt", attempt)
                .startSpan());
    }

    /** For whatever this attempt causes. */
    @Nullable TraceContext context() {
        return Traces.of(Context.root().with(span));
    }

    void answered(Completion completion) {
        span.setAttribute("gen_ai.response.model", completion.model())
                .setAttribute("gen_ai.usage.input_tokens", completion.inputTokens())
                .setAttribute("gen_ai.usage.output_tokens", completion.outputTokens())
                .setAttribute(FINISH_REASONS, List.of(completion.finishReason()))
                .end();
    }

    void failed(CallFailure failure) {
        span.setAttribute("error.type", failure.code().wireName())
                .setStatus(StatusCode.ERROR, failure.code().wireName())
                .end();
    }
}
