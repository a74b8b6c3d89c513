package dev.synod.local.ask;

import dev.synod.local.debate.DebateRenderer;
import dev.synod.local.debate.DebateRenderer.Ending;
import dev.synod.local.debate.Screen;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Follows a session to its end: reads its stream, and takes it up again where it broke off. */
public final class Question {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int BREAKS_IN_A_ROW = 60;

    private final SessionApi api;
    private final DebateRenderer renderer;
    private final Screen screen;
    private final Clarifier clarifier;
    private String lastEventId = "";
    private Duration pause = FIRST_PAUSE;
    private boolean broken;
    private Optional<Ending> ending = Optional.empty();

    public Question(SessionApi api, DebateRenderer renderer, Screen screen, Clarifier clarifier) {
        this.api = api;
        this.renderer = renderer;
        this.screen = screen;
        this.clarifier = clarifier;
    }

    /** Shows everything from the beginning, and returns how it ended. */
    public Ending follow(String sessionId) throws InterruptedException, IOException {
        for (int breaks = 0; breaks < BREAKS_IN_A_ROW; breaks++) {
            String before = lastEventId;
            if (readOnce(sessionId) && ending.isPresent()) {
                return ending.get();
            }
            if (!before.equals(lastEventId)) {
                breaks = 0;
                pause = FIRST_PAUSE;
            }
            Thread.sleep(pause.toMillis());
        }
        throw new IOException("the stream of session " + sessionId + " can't be read; the session itself goes on: "
                + api.sessionUrl(sessionId));
    }

    /** False if there was nothing to read, or the connection broke. */
    private boolean readOnce(String sessionId) throws InterruptedException, IOException {
        try {
            HttpResponse<InputStream> response = api.stream(sessionId, lastEventId);
            switch (response.statusCode()) {
                case 200 -> read(sessionId, response);
                case 204 -> ending = Optional.of(ending.orElse(Ending.VERDICT));
                case 429, 502, 503 -> {
                    pauseFor(response);
                    return false;
                }
                default -> throw JsonHttp.refusal(response);
            }
            return true;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            sayBroken();
            return false;
        }
    }

    /** Once per break, however often the next connection is tried. */
    private void sayBroken() {
        if (!broken) {
            broken = true;
            screen.line(screen.paint().faint("(the stream broke off; reconnecting)"));
        }
    }

    /** Reads until the end. A failure need not be it: if the session was tried again, more follows. */
    private void read(String sessionId, HttpResponse<InputStream> response) throws IOException, InterruptedException {
        try (SseReader reader = new SseReader(response.body(), pause)) {
            for (Optional<SseEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
                SseEvent event = next.get();
                broken = false;
                Optional<Ending> shown = renderer.show(event.name(), event.data());
                if (!event.id().isEmpty()) {
                    lastEventId = event.id();
                    ending = shown;
                }
                if (shown.isPresent() && shown.get() != Ending.FAILED) {
                    return;
                }
                if (event.name().equals("clarification.requested")) {
                    clarifier.asked(sessionId);
                }
            }
            pause = reader.retry();
        }
    }

    private void pauseFor(HttpResponse<InputStream> response) throws IOException {
        response.body().close();
        long seconds = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(Long::parseLong)
                .orElse(pause.toSeconds() * 2);
        pause = Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE.toSeconds()));
    }
}
