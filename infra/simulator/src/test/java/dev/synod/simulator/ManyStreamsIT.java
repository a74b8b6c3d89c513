package dev.synod.simulator;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ManyStreamsIT {

    private static final int STREAMS = 1000;

    @Inject
    Vertx vertx;

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @Test
    void a_thousand_streams_at_once_all_reach_their_end_without_a_thread_each() {
        Simulator.send("PUT", "/admin/pace", "{\"firstTokenDelayMillis\":500,\"tokensPerSecond\":200}");
        int threadsBefore = Thread.activeCount();
        var client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(STREAMS));
        List<CompletableFuture<String>> streams = IntStream.range(0, STREAMS)
                .mapToObj(i -> client.request(
                                HttpMethod.POST, Simulator.uri("/").getPort(), "127.0.0.1", "/anthropic/v1/messages")
                        .compose(ManyStreamsIT::ask)
                        .compose(HttpClientResponse::body)
                        .map(body -> body.toString())
                        .toCompletionStage()
                        .toCompletableFuture())
                .toList();
        CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        assertThat(streams).allMatch(stream -> stream.join().contains("event: message_stop"));
        assertThat(Thread.activeCount()).isLessThan(threadsBefore + 50);
    }

    private static Future<HttpClientResponse> ask(HttpClientRequest request) {
        return request.putHeader("x-api-key", "k")
                .putHeader("anthropic-version", "2023-06-01")
                .send(Simulator.anthropicBody().put("stream", true).toBuffer());
    }
}
