package dev.synod.gateway.adapter.provider.http;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.GatewayConfig.Timeouts;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.RateLimits;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One HTTP call from connecting to the last word, on one event loop. It always ends: with the
 * answer, or with a typed failure, by its total time at the latest.
 */
final class Exchange<T> {
    /** No answer is that long; a provider gone mad must not fill our memory. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** What comes after the last word is of no use, but read, so that the connection can be used again. */
    private static final long MOST_MILLIS_AFTER_LAST_WORD = 5_000;

    private final Vertx vertx;
    private final Timeouts timeouts;
    private final Reply<T> reply;
    private final @Nullable StreamedReply<T> streamed;
    private final UniEmitter<? super T> emitter;
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientRequest request;
    private int received;
    private long totalTimer;
    private long waitTimer;
    private long restTimer;
    private long lastProgressNanos;
    private boolean progressed;
    private boolean over;

    private Exchange(
            Vertx vertx,
            Timeouts timeouts,
            Reply<T> reply,
            @Nullable StreamedReply<T> streamed,
            UniEmitter<? super T> emitter) {
        this.vertx = vertx;
        this.timeouts = timeouts;
        this.reply = reply;
        this.streamed = streamed;
        this.emitter = emitter;
    }

    /** One whose answer comes at once. */
    static <T> Exchange<T> whole(Vertx vertx, Timeouts timeouts, Reply<T> reply, UniEmitter<? super T> emitter) {
        return new Exchange<>(vertx, timeouts, reply, null, emitter);
    }

    /** One whose answer comes as events. */
    static <T> Exchange<T> streamed(
            Vertx vertx, Timeouts timeouts, StreamedReply<T> reply, UniEmitter<? super T> emitter) {
        return new Exchange<>(vertx, timeouts, reply, reply, emitter);
    }

    void start(HttpClient client, RequestOptions options, Buffer content, Duration limit) {
        totalTimer = vertx.setTimer(
                Math.max(1, limit.toMillis()),
                late -> fail(LlmErrorCode.TIMEOUT_TOTAL, "no complete answer within " + limit));
        client.request(options).onSuccess(open -> send(open, content)).onFailure(this::notConnected);
    }

    private void send(HttpClientRequest open, Buffer content) {
        request = open;
        if (over) {
            open.reset();
            return;
        }
        lastProgressNanos = System.nanoTime();
        if (streamed != null) {
            watch(timeouts.firstToken());
        }
        open.send(content).onSuccess(this::receive).onFailure(this::broken);
    }

    private void receive(HttpClientResponse response) {
        boolean good = response.statusCode() == 200;
        StreamedReply<T> stream = good ? streamed : null;
        Consumer<Buffer> reader =
                stream == null ? body::appendBuffer : new SseEvents(data -> event(stream, data))::chunk;
        response.exceptionHandler(this::broken);
        response.handler(chunk -> guarded(() -> {
            received += chunk.length();
            if (received > MOST_BYTES) {
                fail(LlmErrorCode.SERVER_ERROR, "the answer is longer than " + MOST_BYTES + " bytes");
            } else {
                reader.accept(chunk);
            }
        }));
        response.endHandler(end -> {
            vertx.cancelTimer(restTimer);
            if (good) {
                complete(stream == null ? () -> reply.fromBody(body.getBytes()) : stream::fromEvents);
            } else {
                int status = response.statusCode();
                Duration retryAfter = RateLimits.waitOf(status, response::getHeader, Instant.now());
                guarded(() -> fail(reply.error(status, body.getBytes(), retryAfter)));
            }
        });
    }

    private void event(StreamedReply<T> stream, String data) {
        if (over) {
            return;
        }
        if (stream.event(data)) {
            progressed = true;
            lastProgressNanos = System.nanoTime();
        }
        if (stream.isComplete()) {
            restTimer = vertx.setTimer(MOST_MILLIS_AFTER_LAST_WORD, heldOpen -> reset());
            complete(stream::fromEvents);
        }
    }

    /** Looks again when the wait would be over had nothing come; cheaper than a timer per token. */
    private void watch(Duration delay) {
        waitTimer = vertx.setTimer(Math.max(1, delay.toMillis()), tick -> {
            Duration allowed = progressed ? timeouts.idle() : timeouts.firstToken();
            Duration left = allowed.minusNanos(System.nanoTime() - lastProgressNanos);
            if (left.isPositive()) {
                watch(left);
            } else if (progressed) {
                fail(LlmErrorCode.TIMEOUT_IDLE, "the stream paused for " + allowed);
            } else {
                fail(LlmErrorCode.TIMEOUT_FIRST_TOKEN, "no word within " + allowed);
            }
        });
    }

    private void notConnected(Throwable failure) {
        boolean late = failure instanceof ConnectException
                && String.valueOf(failure.getMessage()).contains("timed out");
        if (late) {
            fail(LlmErrorCode.TIMEOUT_CONNECT, "no connection within " + timeouts.connect());
        } else {
            String hint = failure instanceof UnknownHostException ? "the host is unknown: " : "no connection: ";
            fail(LlmErrorCode.NETWORK, hint + failure.getMessage());
        }
    }

    private void broken(Throwable failure) {
        fail(LlmErrorCode.NETWORK, "the connection broke: " + failure.getMessage());
    }

    /** Reads; whatever the reader throws ends the exchange. */
    private void guarded(Runnable reading) {
        if (over) {
            return;
        }
        try {
            reading.run();
        } catch (RuntimeException failure) {
            end();
            reset();
            emitter.fail(failure);
        }
    }

    private void complete(Supplier<T> reading) {
        guarded(() -> {
            T answer = reading.get();
            end();
            emitter.complete(answer);
        });
    }

    private void fail(LlmErrorCode code, String detail) {
        fail(new CallFailure(code, detail));
    }

    private void fail(CallFailure failure) {
        if (!over) {
            end();
            reset();
            emitter.fail(failure);
        }
    }

    private void end() {
        over = true;
        vertx.cancelTimer(totalTimer);
        vertx.cancelTimer(waitTimer);
    }

    /** Frees the connection; a no-op if the response has been read to its end. */
    private void reset() {
        if (request != null) {
            request.reset();
        }
    }
}
