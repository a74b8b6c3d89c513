package dev.synod.gateway.shell.route;

import dev.synod.gateway.core.Embeddings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Two providers under one address: the first behaves as told, the second answers well. */
final class MatrixStub {
    private static final String CHOICE = """
            {"model":"m","choices":[{"index":0,"%s":{"content":"Later."},"finish_reason":"stop"}]}""";

    private final HttpServer server;
    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger second = new AtomicInteger();
    private volatile @Nullable MatrixRow row;

    MatrixStub(Vertx vertx) {
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    String first() {
        return "http://127.0.0.1:" + server.actualPort() + "/first";
    }

    String second() {
        return "http://127.0.0.1:" + server.actualPort() + "/second";
    }

    int askedFirst() {
        return first.get();
    }

    int askedSecond() {
        return second.get();
    }

    void behave(MatrixRow now) {
        row = now;
        first.set(0);
        second.set(0);
    }

    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        MatrixRow now = Objects.requireNonNull(row);
        request.body().onSuccess(body -> {
            if (request.path().startsWith("/first/")) {
                first.incrementAndGet();
                misbehave(request, now);
            } else {
                second.incrementAndGet();
                request.response().end(answer(now.asks()));
            }
        });
    }

    private static void misbehave(HttpServerRequest request, MatrixRow row) {
        HttpServerResponse response = request.response().setStatusCode(row.status());
        if (row.headers() != null) {
            for (String header : row.headers().split("; ")) {
                String[] pair = header.split(": ", 2);
                response.putHeader(pair[0], pair[1]);
            }
        }
        String body = row.body().replace("¶", "\n\n");
        switch (row.how()) {
            case ENDS -> response.end(body);
            case CUTS ->
                response.setChunked(true).write(body).onComplete(written -> request.connection()
                        .close());
            case HANGS -> {
                if (!body.isEmpty()) {
                    response.setChunked(true).write(body);
                }
            }
        }
    }

    private static String answer(MatrixRow.Asks asks) {
        return switch (asks) {
            case WHOLE -> CHOICE.formatted("message");
            case STREAM -> "data: " + CHOICE.formatted("delta") + "\n\ndata: [DONE]\n\n";
            case EMBED -> {
                String vector = String.join(",", Collections.nCopies(Embeddings.DIMENSIONS, "0.5"));
                yield "{\"data\":[{\"index\":0,\"embedding\":[%s]}],\"usage\":{\"total_tokens\":1}}".formatted(vector);
            }
            case SEARCH -> "{\"results\":[{\"title\":\"A\",\"url\":\"https://a.example\",\"content\":\"a\"}]}";
        };
    }
}
