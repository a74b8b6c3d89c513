package dev.synod.local.cli.context;

import dev.synod.local.stack.Launcher;
import dev.synod.local.stack.Providers;
import dev.synod.local.stack.SupervisedStack;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Makes sure that the stack runs. If this starts it and is interrupted before it is told to keep it, or the start
 * fails, everything that was started is stopped again.
 */
public final class Start implements AutoCloseable {

    private final Context context;
    private final Launcher launcher;
    private final PrintWriter out;
    private final Thread undo = new Thread(this::stopAll, "synod-undo");
    private boolean undone = true;

    public Start(Context context, PrintWriter out) {
        this.context = context;
        this.launcher = context.launcher();
        this.out = out;
    }

    /** Starts what does not run, and returns when everything is ready; true if something had to be started. */
    public boolean run() throws IOException, InterruptedException {
        boolean wasUp = launcher.isUp();
        StartProgress progress = new StartProgress(out, context.isTerminal(), wasUp);
        long begin = System.nanoTime();
        if (!wasUp) {
            undone = false;
            Runtime.getRuntime().addShutdownHook(undo);
            out.println("starting (logs in " + context.state().logs() + ")");
            launcher.launch(progress);
            launcher.awaitReady(progress);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            out.printf(java.util.Locale.ROOT, "ready after %.1f s%n", took.toMillis() / 1000.0);
        } else {
            launcher.awaitReady(progress);
        }
        sayProviders(wasUp);
        out.flush();
        return !wasUp;
    }

    /** From now on the stack stays, whatever happens to this command. */
    public void keep() {
        if (!undone) {
            undone = true;
            Runtime.getRuntime().removeShutdownHook(undo);
        }
    }

    private void sayProviders(boolean wasUp) throws IOException {
        String running = SupervisedStack.providers(context.state());
        String wanted = String.join(", ", context.providers().names());
        if (running.equals("simulator")) {
            out.println("answers come from the SIMULATOR, not from real models" + " (for those set one of "
                    + Providers.variables() + ")");
        } else {
            out.println("answers come from " + running);
        }
        if (wasUp && !running.equals(wanted)) {
            out.println("the environment now names " + wanted + ": ./synod down, then up, to change over");
        }
    }

    private synchronized void stopAll() {
        if (!undone) {
            undone = true;
            out.println();
            out.println("stopping what was started");
            out.flush();
            try {
                launcher.down();
            } catch (IOException e) {
                out.println("could not stop everything: " + e.getMessage() + "; try ./synod down");
                out.flush();
            }
        }
    }

    /** Undoes the start unless it was kept. */
    @Override
    public void close() {
        if (!undone) {
            stopAll();
        }
    }
}
