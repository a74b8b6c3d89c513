package dev.synod.local.ask;

import dev.synod.local.debate.Screen;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;

/**
 * Gets the council the answer it waits for: asks whoever sits at the terminal, or says how to answer if nobody does.
 * The questions themselves are on the screen already.
 */
public final class Clarifier {

    private final SessionApi api;
    private final Screen screen;
    private final String command;
    private final @Nullable BufferedReader terminal;

    /**
     * A clarifier.
     *
     * @param command answers from elsewhere, the session and the text to be added
     * @param terminal what is typed; null if nobody sits there
     */
    public Clarifier(SessionApi api, Screen screen, String command, @Nullable BufferedReader terminal) {
        this.api = api;
        this.screen = screen;
        this.command = command;
        this.terminal = terminal;
    }

    /** To be called when the council has asked. It may have been answered long ago: then nothing is done. */
    void asked(String sessionId) throws InterruptedException {
        try {
            if (!api.state(sessionId).equals("WAITING")) {
                return;
            }
            String answer = terminal == null ? "" : read(terminal);
            if (answer.isEmpty()) {
                sayHow(sessionId);
            } else {
                api.clarify(sessionId, answer);
            }
        } catch (IOException | Refused e) {
            screen.line("the answer could not be given: " + e.getMessage());
            sayHow(sessionId);
        }
    }

    private String read(BufferedReader typed) throws IOException {
        screen.line("your answer, an empty line ends it:");
        StringBuilder answer = new StringBuilder();
        for (String line = typed.readLine(); line != null && !line.isBlank(); line = typed.readLine()) {
            answer.append(line).append('\n');
        }
        return answer.toString().strip();
    }

    private void sayHow(String sessionId) {
        screen.line("answer with   " + command + " " + sessionId + " \"…\"");
    }
}
