package dev.synod.local.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: politely within a bound, then by force. */
public final class Signals {

    private static final Logger LOG = System.getLogger(Signals.class.getName());

    private Signals() {}

    /** Sends a signal by name ({@code TERM}, {@code INT}, {@code QUIT}, {@code STOP}, {@code CONT}, {@code KILL}). */
    public static void send(String signal, long pid) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            kill.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while signalling " + pid);
        }
    }

    /** Ends a process with the signal, and kills it if it is still there when patience ends. */
    public static void stop(ProcessHandle process, String signal, Duration patience) throws IOException {
        if (!process.isAlive()) {
            return;
        }
        send(signal, process.pid());
        if (!ended(process, patience)) {
            LOG.log(
                    Logger.Level.WARNING,
                    "process {0} did not stop within {1} s, killing it",
                    Long.toString(process.pid()),
                    patience.toSeconds());
            send("KILL", process.pid());
            ended(process, Duration.ofSeconds(10));
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) throws IOException {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IOException("cannot watch process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + process.pid());
        }
    }
}
