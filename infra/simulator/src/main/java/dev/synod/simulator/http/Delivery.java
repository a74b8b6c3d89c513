package dev.synod.simulator.http;

import dev.synod.simulator.Pace;
import dev.synod.simulator.Settings;
import dev.synod.simulator.fault.Fault;
import dev.synod.simulator.fault.FaultKind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

import java.util.Optional;

/** Brings a reply to the client: at its pace, and as badly as the fault wants it. */
@Singleton
class Delivery {

    private static final int USUAL_CUT_AFTER_TOKENS = 5;
    private static final String NOT_JSON = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    private static final String BROKEN_EVENTS = "event: content_block_delta\ndata: {\"type\":\"content_blo\n\n"
            + "data: <html>upstream connect error</html>\n\n: \n\ndata: {\"choices\":[{\"delta\":\n\n";

    private final Vertx vertx;
    private final Settings settings;

    Delivery(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    void deliver(RoutingContext context, Question question, Optional<Fault> fault, Call call) {
        FaultKind kind = fault.map(Fault::kind).orElse(null);
        if (kind == FaultKind.HANG) {
            call.end(Call.Outcome.FAILED, "hang");
            return;
        }
        Reply reply = question.answer(fault, settings.seed());
        if (kind == FaultKind.GARBAGE) {
            garbage(context.response(), reply, call);
            return;
        }
        int cutAfter = kind == FaultKind.CUT ? fault.get().tokensOr(USUAL_CUT_AFTER_TOKENS) : Integer.MAX_VALUE;
        long extraMillis = fault.map(Fault::latencyMillis).orElse(0L);
        Pace usual = settings.pace();
        Pace pace = new Pace(usual.firstTokenDelayMillis() + extraMillis, usual.tokensPerSecond());
        switch (reply) {
            case Reply.EventScript script ->
                new EventStream(vertx, context.response(), script, pace, call, cutAfter).start();
            case Reply.Document document ->
                document(context.response(), document, pace, call, cutAfter < Integer.MAX_VALUE);
        }
    }

    private void document(HttpServerResponse response, Reply.Document document, Pace pace, Call call, boolean cut) {
        response.closeHandler(gone -> call.end(Call.Outcome.ABANDONED, "the client left before the answer"));
        vertx.setTimer(Math.max(1, pace.millisFor(document.tokens())), timer -> {
            if (response.closed() || response.ended()) {
                return;
            }
            Buffer body = document.body().toBuffer();
            response.putHeader("content-type", "application/json");
            if (cut) {
                call.end(Call.Outcome.FAILED, "cut in the middle of the document");
                response.putHeader("content-length", Integer.toString(body.length()));
                cut(response, body.getString(0, body.length() / 2));
            } else {
                call.end(Call.Outcome.ANSWERED, "");
                response.end(body);
            }
        });
    }

    private static void garbage(HttpServerResponse response, Reply reply, Call call) {
        call.end(Call.Outcome.FAILED, "garbage");
        if (reply instanceof Reply.EventScript) {
            response.putHeader("content-type", "text/event-stream; charset=utf-8")
                    .end(BROKEN_EVENTS);
        } else {
            response.putHeader("content-type", "application/json").end(NOT_JSON);
        }
    }

    /** Breaks the connection once the last words are out, without ending the response. */
    static void cut(HttpServerResponse response, String last) {
        response.write(last.isEmpty() ? "\n" : last).onComplete(written -> {
            if (response.streamId() < 0) {
                response.close();
            } else {
                response.reset();
            }
        });
    }
}
