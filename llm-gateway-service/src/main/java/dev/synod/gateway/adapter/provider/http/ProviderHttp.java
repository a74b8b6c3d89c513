package dev.synod.gateway.adapter.provider.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.TraceContext;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.shell.port.Providers.Ask;
import dev.synod.kit.log.Masking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The HTTP client of one provider's operation: its connections are its own, so that no other provider and
 * no other operation waits for them.
 */
public final class ProviderHttp {
    private final Vertx vertx;
    private final GatewayConfig.Timeouts timeouts;
    private final HttpClient client;
    private final String url;
    private final Map<String, String> headers;

    /** @param headers of every call, the key among them: never log them */
    public ProviderHttp(Vertx vertx, GatewayConfig config, String url, Map<String, String> headers) {
        this.vertx = vertx;
        this.timeouts = config.timeouts();
        this.url = url;
        this.headers = headers;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) timeouts.connect().toMillis())
                        .setKeepAliveTimeout(30)
                        // The span of an attempt is ours, with the model in it; a second one would say less.
                        .setTracingPolicy(TracingPolicy.IGNORE),
                new PoolOptions().setHttp1MaxSize(config.bulkhead().running()));
    }

    /** The header that carries a provider's key, where it has one. */
    public static Map<String, String> bearer(GatewayConfig.Provider provider) {
        return provider.apiKey()
                .map(key -> Map.of("authorization", "Bearer " + key))
                .orElse(Map.of());
    }

    /** Posts one attempt; reply reads the body that comes back. */
    public <T> Uni<T> post(Ask<?> ask, JsonNode body, Reply<T> reply) {
        return withoutKey(Uni.createFrom().emitter(emitter -> Exchange.whole(vertx, timeouts, reply, emitter)
                .start(client, options(HttpMethod.POST, url, "application/json", ask), bytes(body), ask.timeLimit())));
    }

    /** Posts one attempt; reply reads the events that come back. */
    public <T> Uni<T> stream(Ask<?> ask, JsonNode body, StreamedReply<T> reply) {
        return withoutKey(Uni.createFrom().emitter(emitter -> Exchange.streamed(vertx, timeouts, reply, emitter)
                .start(client, options(HttpMethod.POST, url, "text/event-stream", ask), bytes(body), ask.timeLimit())));
    }

    /** Makes one attempt without a body; reply reads the one that comes back. */
    public <T> Uni<T> get(Ask<?> ask, SequencedMap<String, String> query, Reply<T> reply) {
        String full = url + "?" + encoded(query);
        return withoutKey(Uni.createFrom().emitter(emitter -> Exchange.whole(vertx, timeouts, reply, emitter)
                .start(
                        client,
                        options(HttpMethod.GET, full, "application/json", ask),
                        Buffer.buffer(),
                        ask.timeLimit())));
    }

    /** Details of failures are published: what a provider quotes of our key ends here. */
    private <T> Uni<T> withoutKey(Uni<T> attempt) {
        return attempt.onFailure(CallFailure.class).transform(failure -> {
            CallFailure told = (CallFailure) failure;
            String detail = Masking.of(withoutHeaders(told.detail()));
            return detail.equals(told.detail()) ? told : new CallFailure(told.code(), detail, told.retryAfter());
        });
    }

    /** Whatever shape our key has: it is the last word of a header. */
    private String withoutHeaders(String text) {
        String rest = text;
        for (String value : headers.values()) {
            rest = rest.replace(value.substring(value.lastIndexOf(' ') + 1), "***");
        }
        return rest;
    }

    private RequestOptions options(HttpMethod method, String target, String accept, Ask<?> ask) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap()
                .addAll(headers)
                .add("accept", accept)
                .add("x-synod-request-id", ask.request().requestId());
        if (method == HttpMethod.POST) {
            all.add("content-type", "application/json");
        }
        TraceContext trace = ask.trace();
        if (trace != null) {
            all.add("traceparent", trace.traceparent());
        }
        return new RequestOptions().setMethod(method).setAbsoluteURI(target).setHeaders(all);
    }

    private static String encoded(SequencedMap<String, String> query) {
        return query.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Buffer bytes(JsonNode body) {
        try {
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }
}
