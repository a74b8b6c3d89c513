package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.Deltas;
import dev.synod.gateway.shell.route.Audience;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The words of one attempt on their way to the topic, gathered for a moment so that single tokens do
 * not flood it. A call that is not streamed has none to publish. Used on one event loop only.
 */
final class WordStream implements Audience.Words {
    private final Outlet outlet;
    private final LlmRequest request;
    private final boolean streamed;
    private final int attempt;
    private final String provider;
    private final @Nullable TraceContext cause;
    private final StringBuilder gathered = new StringBuilder();
    private int index;
    private boolean ticking;

    WordStream(Outlet outlet, Call call, int attempt, String provider, @Nullable TraceContext cause) {
        this.outlet = outlet;
        this.request = call.request();
        this.streamed = call.isStreamed();
        this.attempt = attempt;
        this.provider = provider;
        this.cause = cause;
    }

    /** What all streams share. */
    @Singleton
    static class Outlet {
        private final Deltas deltas;
        private final Vertx vertx;
        private final long everyMillis;

        Outlet(Deltas deltas, Vertx vertx, GatewayConfig config) {
            this.deltas = deltas;
            this.vertx = vertx;
            this.everyMillis = Math.max(1, config.deltaEvery().toMillis());
        }
    }

    @Override
    public void append(String words) {
        if (!streamed) {
            return;
        }
        gathered.append(words);
        if (!ticking) {
            ticking = true;
            outlet.vertx.setTimer(outlet.everyMillis, tick -> {
                ticking = false;
                flush();
            });
        }
    }

    @Override
    public void finish() {
        flush();
    }

    /** Says so only if something was said. */
    @Override
    public boolean supersede(LlmErrorCode reason) {
        gathered.setLength(0);
        if (index > 0) {
            outlet.deltas.publish(
                    request.sessionId(),
                    new AttemptSuperseded(request.requestId(), attempt, provider, reason, request.labels()),
                    cause);
        }
        return true;
    }

    private void flush() {
        if (!gathered.isEmpty()) {
            String text = gathered.toString();
            gathered.setLength(0);
            outlet.deltas.publish(
                    request.sessionId(),
                    new CompletionDelta(request.requestId(), attempt, index++, text, request.labels()),
                    cause);
        }
    }
}
