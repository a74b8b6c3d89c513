package dev.synod.local.ask;

import dev.synod.local.ask.DebateRenderer.Ending;

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
    private String lastEventId = "";
    private Duration pause = FIRST_PAUSE;
    private boolean broken;

    public Question(SessionApi api, DebateRenderer renderer, Screen screen) {
        this.api = api;
        this.renderer = renderer;
        this.screen = screen;
    }

    /** Shows everything from the beginning, and returns how it ended. */
    public Ending follow(String sessionId) throws InterruptedException, IOException {
        for (int breaks = 0; breaks < BREAKS_IN_A_ROW; breaks++) {
            String before = lastEventId;
            Optional<Ending> ending = readOnce(sessionId);
            if (ending.isPresent()) {
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

    private Optional<Ending> readOnce(String sessionId) throws InterruptedException, IOException {
        try {
            HttpResponse<InputStream> response = api.stream(sessionId, lastEventId);
            return switch (response.statusCode()) {
                case 200 -> read(response);
                case 204 -> Optional.of(Ending.VERDICT);
                case 429, 502, 503 -> {
                    pauseFor(response);
                    yield Optional.empty();
                }
                default -> throw SessionApi.refusal(response);
            };
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            sayBroken();
            return Optional.empty();
        }
    }

    /** Once per break, however often the next connection is tried. */
    private void sayBroken() {
        if (!broken) {
            broken = true;
            screen.line(screen.paint().faint("(the stream broke off; reconnecting)"));
        }
    }

    private Optional<Ending> read(HttpResponse<InputStream> response) throws IOException {
        try (SseReader reader = new SseReader(response.body(), pause)) {
            for (Optional<SseEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
                SseEvent event = next.get();
                broken = false;
                lastEventId = event.id().isEmpty() ? lastEventId : event.id();
                Optional<Ending> ending = renderer.show(event);
                if (ending.isPresent()) {
                    return ending;
                }
            }
            pause = reader.retry();
            return Optional.empty();
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
