package dev.synod.stream.adapter.http;

import dev.synod.stream.shell.connection.Line;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A Vert.x response; its thread is the event loop of its connection. */
final class ResponseLine implements Line {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context thread;
    private final Set<Long> timers = new HashSet<>();
    private boolean gone;

    ResponseLine(HttpServerRequest request, Context thread) {
        this.request = request;
        this.response = request.response();
        this.thread = thread;
    }

    @Override
    public void execute(Runnable task) {
        thread.runOnContext(nothing -> task.run());
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (!gone) {
            timers.add(thread.owner()
                    .setTimer(
                            Math.max(1, delay.toMillis()),
                            timer -> execute(() -> {
                                timers.remove(timer);
                                if (!gone) {
                                    task.run();
                                }
                            })));
        }
    }

    @Override
    public void write(List<byte[]> parts, Runnable flushed) {
        if (!gone) {
            // A write that fails closes the response, which its close handler reports.
            response.write(joined(parts)).onSuccess(nothing -> flushed.run());
        }
    }

    @Override
    public void end(Duration patience) {
        if (gone) {
            return;
        }
        closed();
        boolean[] out = {false};
        response.end().onComplete(result -> out[0] = true);
        thread.owner()
                .setTimer(
                        Math.max(1, patience.toMillis()),
                        timer -> execute(() -> {
                            if (!out[0]) {
                                response.reset();
                            }
                        }));
    }

    @Override
    public void abort() {
        closed();
        // An HTTP/1 response that was ended can't be reset, though it may not have left.
        if (!response.reset()) {
            request.connection().close();
        }
    }

    /** Nothing can be sent any more; on the line's thread. What was to be done later holds nothing in memory. */
    void closed() {
        gone = true;
        timers.forEach(thread.owner()::cancelTimer);
        timers.clear();
    }

    private static Buffer joined(List<byte[]> parts) {
        Buffer all = Buffer.buffer(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::appendBytes);
        return all;
    }
}
