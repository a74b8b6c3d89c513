package dev.synod.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that behaves as told: queued behaviours first, then the usual one. */
final class StubProvider {
    /** How to answer one call. */
    interface Behaviour {
        void answer(HttpServerRequest request, JsonObject body);
    }

    /** A call as it came. */
    record Seen(String requestId, String target, Map<String, String> headers, JsonObject body, long nanos) {}

    private final Behaviour usual;
    private final HttpServer server;
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final List<Seen> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile Behaviour always;

    StubProvider(Vertx vertx, String provider, Behaviour usual) {
        this.usual = usual;
        this.always = usual;
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        server.listen(StubAddresses.portOf(provider), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void next(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
    }

    void always(Behaviour behaviour) {
        always = behaviour;
    }

    void reset() {
        next.clear();
        always = usual;
        mostOpen.set(0);
    }

    List<Seen> callsOf(String requestId) {
        return calls.stream().filter(call -> call.requestId().equals(requestId)).toList();
    }

    int mostOpenAtOnce() {
        return mostOpen.get();
    }

    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        long nanos = System.nanoTime();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        request.response().endHandler(end -> open.decrementAndGet());
        request.bodyHandler(bytes -> {
            JsonObject body = bytes.length() == 0 ? new JsonObject() : bytes.toJsonObject();
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
            calls.add(new Seen(headers.getOrDefault("x-synod-request-id", ""), request.uri(), headers, body, nanos));
            Behaviour queued = next.poll();
            (queued == null ? always : queued).answer(request, body);
        });
    }
}
