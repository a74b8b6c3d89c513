package dev.synod.kit.trace;

import dev.synod.kit.log.ClientNetwork;
import dev.synod.kit.log.Masking;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

import java.util.List;

/**
 * Takes secrets out of the places where the platform's spans repeat what a client sent, since tickets are in queries; and
 * tells of the client's address the network only.
 */
@Singleton
public class SpanMasking implements SpanProcessor {
    private static final List<AttributeKey<String>> SENT = List.of(
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("user_agent.original"));
    private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : SENT) {
            String sent = span.getAttribute(key);
            if (sent != null) {
                span.setAttribute(key, Masking.of(sent));
            }
        }
        String client = span.getAttribute(CLIENT);
        if (client != null) {
            span.setAttribute(CLIENT, ClientNetwork.of(client));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
