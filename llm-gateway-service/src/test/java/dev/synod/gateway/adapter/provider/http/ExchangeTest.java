package dev.synod.gateway.adapter.provider.http;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.Settings;
import dev.synod.gateway.core.CallFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A provider gone mad, on loopback. */
class ExchangeTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** Keepalives, and never the end of an event or of a JSON text. */
    private static final Buffer NOTHING = Buffer.buffer(": nothing\n".repeat(10_000));

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private HttpServer provider;

    @BeforeEach
    void listen() throws Exception {
        provider = vertx.createHttpServer()
                .requestHandler(request -> {
                    HttpServerResponse answer = request.response().setChunked(true);
                    answer.setStatusCode(request.path().equals("/error") ? 500 : 200);
                    request.connection().closeHandler(closed -> left.complete(null));
                    flood(answer);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"/answer, false", "/answer, true", "/error, false"})
    void an_answer_without_end_is_cut_off_by_its_bytes_long_before_its_time_is_up(String path, boolean streamed) {
        assertThatThrownBy(() -> ask(path, streamed).await().atMost(LONG.dividedBy(2)))
                .isInstanceOfSatisfying(CallFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(LlmErrorCode.SERVER_ERROR);
                    assertThat(failure.detail()).isEqualTo("the answer is longer than 16777216 bytes");
                });
        assertThat(left).as("its connection is not kept").succeedsWithin(Duration.ofSeconds(10));
    }

    private Uni<String> ask(String path, boolean streamed) throws IOException {
        var timeouts = Settings.with(
                        Map.of("synod.gateway.timeouts.first-token", "60s", "synod.gateway.timeouts.idle", "60s"))
                .timeouts();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI("http://127.0.0.1:" + provider.actualPort() + path);
        return Uni.createFrom().emitter(emitter -> {
            Exchange<String> exchange = streamed
                    ? Exchange.streamed(vertx, timeouts, new Unread(), emitter)
                    : Exchange.whole(vertx, timeouts, new Unread(), emitter);
            exchange.start(vertx.createHttpClient(), options, Buffer.buffer("{}"), LONG);
        });
    }

    /** As fast as it is taken. */
    private static void flood(HttpServerResponse answer) {
        while (!answer.closed() && !answer.writeQueueFull()) {
            answer.write(NOTHING);
        }
        answer.drainHandler(drained -> flood(answer));
    }

    /** Nothing of it makes sense. */
    private static final class Unread implements StreamedReply<String> {
        @Override
        public boolean event(String data) {
            return false;
        }

        @Override
        public boolean isComplete() {
            return false;
        }

        @Override
        public String fromEvents() {
            return fromBody(new byte[0]);
        }

        @Override
        public String fromBody(byte[] body) {
            throw new IllegalStateException("it has no end");
        }

        @Override
        public CallFailure error(int status, byte[] body, @Nullable Duration retryAfter) {
            throw new IllegalStateException("it has no end");
        }
    }
}
