package dev.synod.local.cli.context;

import dev.synod.local.process.PidRecord;
import dev.synod.local.stack.Launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells how a start goes: a line per part with its seconds, and on a terminal who is waited for. */
final class StartProgress implements Launcher.Progress {

    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean running;
    private String shown = "";

    /**
     * Progress.
     *
     * @param running whether the stack ran before: then parts that are ready are no news
     */
    StartProgress(PrintWriter out, boolean terminal, boolean running) {
        this.out = out;
        this.terminal = terminal;
        this.running = running;
    }

    @Override
    public void ready(PidRecord part) {
        erase();
        if (running) {
            return;
        }
        out.printf(Locale.ROOT, "  %-20s ready after %4.1f s%n", part.part(), part.readyMillis() / 1000.0);
        out.flush();
    }

    @Override
    public void waiting(List<String> parts, Duration since) {
        String text = "  waiting for " + String.join(", ", parts) + " (" + since.toSeconds() + " s)";
        if (terminal && !text.equals(shown)) {
            out.print(CLEAR + text);
            out.flush();
            shown = text;
        }
    }

    @Override
    public void cleaned(List<String> parts) {
        out.println("  ended what an earlier run left: " + String.join(", ", parts));
        out.flush();
    }

    private void erase() {
        if (!shown.isEmpty()) {
            out.print(CLEAR);
            shown = "";
        }
    }
}
