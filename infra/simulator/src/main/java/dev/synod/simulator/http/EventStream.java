package dev.synod.simulator.http;

import dev.synod.simulator.Pace;
import dev.synod.simulator.text.Tokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends one event script at the wanted pace from timers, never from a thread of its own. What is due at a tick goes
 * out in one write; with many streams the ticks become rarer and the writes larger. Runs on its connection's event
 * loop only.
 */
final class EventStream {

    private static final AtomicInteger ACTIVE = new AtomicInteger();
    private static final int STREAMS_PER_TICK_MILLI = 20;
    private static final long LONGEST_TICK_MILLIS = 250;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Reply.EventScript script;
    private final Pace pace;
    private final Call call;
    private final int cutAfter;
    private int at;
    private long sent;
    private long startNanos;
    private boolean over;

    EventStream(
            Vertx vertx, HttpServerResponse response, Reply.EventScript script, Pace pace, Call call, int cutAfter) {
        this.vertx = vertx;
        this.response = response;
        this.script = script;
        this.pace = pace;
        this.call = call;
        this.cutAfter = cutAfter;
    }

    /** Begins; the call ends when the last event is out or the client has gone. */
    void start() {
        ACTIVE.incrementAndGet();
        response.closeHandler(gone -> abandon());
        response.exceptionHandler(failure -> abandon());
        later(pace.firstTokenDelayMillis(), this::head);
    }

    private void head() {
        response.setChunked(true).putHeader("content-type", "text/event-stream; charset=utf-8");
        response.putHeader("cache-control", "no-cache");
        response.write(script.head());
        startNanos = System.nanoTime();
        tick();
    }

    private void tick() {
        if (response.writeQueueFull()) {
            again();
            return;
        }
        long due = 1 + (System.nanoTime() - startNanos) * pace.tokensPerSecond() / 1_000_000_000L;
        StringBuilder events = new StringBuilder();
        while (sent < due && sent < cutAfter && at < script.text().length()) {
            int end = Tokens.endOfPiece(script.text(), at);
            events.append(script.event().apply(script.text().substring(at, end)));
            at = end;
            sent++;
        }
        if (sent >= cutAfter) {
            cut(events.toString());
        } else if (at >= script.text().length()) {
            finish(events.append(script.tail()).toString());
        } else {
            if (!events.isEmpty()) {
                response.write(events.toString());
            }
            again();
        }
    }

    private void again() {
        long tick = Math.max(1000L / pace.tokensPerSecond(), ACTIVE.get() / STREAMS_PER_TICK_MILLI);
        later(Math.min(LONGEST_TICK_MILLIS, tick), this::tick);
    }

    private void cut(String last) {
        leave();
        call.end(Call.Outcome.FAILED, "cut after " + sent + " tokens");
        Delivery.cut(response, last);
    }

    private void finish(String last) {
        leave();
        call.end(Call.Outcome.ANSWERED, "");
        response.end(last);
    }

    private void abandon() {
        if (leave()) {
            call.end(Call.Outcome.ABANDONED, "the client left after " + sent + " tokens");
        }
    }

    private boolean leave() {
        if (over) {
            return false;
        }
        over = true;
        ACTIVE.decrementAndGet();
        return true;
    }

    private void later(long millis, Runnable step) {
        vertx.setTimer(Math.max(1, millis), timer -> {
            if (!over) {
                step.run();
            }
        });
    }
}
