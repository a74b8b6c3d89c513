package dev.synod.local.trace;

import dev.synod.local.layout.StackPorts;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Passes span exports on to a collector, unchanged. Best effort: what can't be delivered at once is dropped and said,
 * since the spans are kept here anyway.
 */
final class SpanForwarder {

    private static final Logger LOG = System.getLogger(SpanForwarder.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int USUAL_PORT = 4318;
    private static final int LARGEST_BACKLOG = 16;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Semaphore backlog = new Semaphore(LARGEST_BACKLOG);
    private final @Nullable URI named;
    private volatile boolean failing;

    private SpanForwarder(@Nullable URI named) {
        this.named = named;
    }

    /** To the named endpoint, or without one to whatever listens on the usual port of this machine. */
    static SpanForwarder toCollector(@Nullable String endpoint) {
        return new SpanForwarder(
                endpoint == null || endpoint.isBlank()
                        ? null
                        : URI.create(endpoint.replaceAll("/$", "") + "/v1/traces"));
    }

    void forward(byte[] body) {
        URI target = named;
        if (target == null) {
            if (!StackPorts.isListening(USUAL_PORT)) {
                return;
            }
            target = URI.create("http://127.0.0.1:" + USUAL_PORT + "/v1/traces");
        }
        if (!backlog.tryAcquire()) {
            failed("it is too slow");
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((response, failure) -> {
            backlog.release();
            if (failure != null) {
                failed(String.valueOf(failure.getMessage()));
            } else if (response.statusCode() >= 300) {
                failed("it answers " + response.statusCode());
            } else {
                failing = false;
            }
        });
    }

    /** Said once per outage, not per export. */
    private void failed(String why) {
        if (!failing) {
            failing = true;
            LOG.log(Logger.Level.WARNING, "spans are kept here, but not passed on to the collector: {0}", why);
        }
    }
}
