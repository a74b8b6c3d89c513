package dev.synod.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the stream-service is measured against: whatever is posted to a path goes out, in one write of one shared
 * buffer each, to all who have got that path. It knows no events, keeps nothing, and minds nobody's pace. As many
 * event loops as a service has, each with its own connections.
 */
public final class BareWriter extends AbstractVerticle {
    private static final List<BareWriter> LOOPS = new CopyOnWriteArrayList<>();

    private final Map<String, List<HttpServerResponse>> open = new HashMap<>();

    /** Says its port once it listens. */
    public static void main(String[] arguments) {
        DeploymentOptions everywhere = new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
        Vertx.vertx()
                .deployVerticle(BareWriter.class, everywhere)
                .onSuccess(id -> System.out.println(LOOPS.getFirst().config().getInteger("port")))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        LOOPS.add(this);
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(-1, "127.0.0.1") // any port, the same for all loops
                .onSuccess(server -> config().put("port", server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        if (request.method() == HttpMethod.GET) {
            HttpServerResponse response = request.response().setChunked(true);
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
            response.write(": here\n\n");
            open.computeIfAbsent(request.path(), path -> new ArrayList<>()).add(response);
        } else {
            request.body().onSuccess(bytes -> {
                LOOPS.forEach(loop -> loop.context.runOnContext(nothing -> loop.write(request.path(), bytes)));
                request.response().setStatusCode(204).end();
            });
        }
    }

    private void write(String path, Buffer bytes) {
        open.getOrDefault(path, List.of()).forEach(response -> response.write(bytes));
    }
}
