package dev.synod.gateway.adapter.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.shell.ChatProviders.Ask;
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

import java.util.Map;

/** A provider's one HTTP client: its connections are its own, so that no other provider waits for them. */
final class ProviderHttp {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final GatewayConfig.Timeouts timeouts;
    private final HttpClient client;
    private final String url;
    private final Map<String, String> headers;

    /** @param headers of every call, the key among them: never log them */
    ProviderHttp(Vertx vertx, GatewayConfig config, String url, Map<String, String> headers) {
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

    /** Posts one attempt; reply reads what comes back. */
    Uni<Completion> post(Ask ask, JsonNode body, Reply reply) {
        return Uni.createFrom().emitter(emitter -> new Exchange(vertx, timeouts, reply, ask.request().stream(), emitter)
                .start(client, options(ask), bytes(body), ask.timeLimit()));
    }

    private RequestOptions options(Ask ask) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap()
                .addAll(headers)
                .add("content-type", "application/json")
                .add("accept", ask.request().stream() ? "text/event-stream" : "application/json")
                .add("x-synod-request-id", ask.request().requestId());
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setHeaders(all);
    }

    private static Buffer bytes(JsonNode body) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }
}
