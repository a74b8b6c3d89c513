package dev.synod.local.process;

import dev.synod.local.process.PidRecord.State;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one part running: launches it, waits until it is ready, and launches it again when it ends unasked, with
 * growing pauses. Before it was ever ready, a part may crash only a few times; afterwards it is restarted for ever.
 */
final class ChildProcess implements Runnable {

    private static final Logger LOG = System.getLogger(ChildProcess.class.getName());
    private static final int CRASHES_BEFORE_READY = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);
    private static final Duration PROBE_EVERY = Duration.ofMillis(100);

    private final Part part;
    private final RunDirectory run;
    private final LogFile log;
    private final Gate gate;
    private final CompletableFuture<PidRecord> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final long createdNanos = System.nanoTime();
    private volatile PidRecord state;
    private volatile @Nullable Process process;

    /** Waits for other parts. */
    interface Gate {
        void await(Iterable<String> parts) throws InterruptedException;
    }

    ChildProcess(Part part, RunDirectory run, LogFile log, Gate gate) {
        this.part = part;
        this.run = run;
        this.log = log;
        this.gate = gate;
        this.state = PidRecord.waiting(part);
        run.write(state);
    }

    Part part() {
        return part;
    }

    /** Completes when the part was ready once; fails with {@link PartFailure} if it never gets there. */
    CompletableFuture<PidRecord> firstReady() {
        return firstReady;
    }

    @Override
    public void run() {
        try {
            gate.await(part.needs());
            int crashes = 0;
            while (!stopping()) {
                if (run.isHeld(part.name())) {
                    stopAsked.await(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    continue;
                }
                Instant launched = Instant.now();
                String end = oneLife();
                if (stopping()) {
                    break;
                }
                crashes = Duration.between(launched, Instant.now()).compareTo(STABLE_AFTER) > 0 ? 1 : crashes + 1;
                if (!firstReady.isDone() && crashes >= CRASHES_BEFORE_READY) {
                    throw new PartFailure(end);
                }
                record(state.ended(State.RESTARTING, end));
                LOG.log(Logger.Level.WARNING, "{0}; starting it again", end);
                pause(crashes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (PartFailure | IOException e) {
            fail(e);
        }
    }

    /** Launches once and returns when that process has ended, with a sentence that tells how. */
    private String oneLife() throws InterruptedException, IOException {
        log.rotate();
        Process started;
        ProcessHandle worker;
        try {
            started = Spawner.start(part.prepare(), log.path());
            process = started;
            worker = part.worker(started);
        } catch (InterruptedException | PartFailure e) {
            throw e;
        } catch (Exception e) {
            throw new PartFailure(part.name() + " could not be started: " + e.getMessage(), e);
        }
        record(state.process(worker));
        if (awaitReady(started)) {
            record(state.ready(
                    Duration.ofNanos(System.nanoTime() - createdNanos).toMillis()));
            firstReady.complete(state);
        } else if (started.isAlive()) {
            Signals.stop(started.toHandle(), part.stopSignal(), part.stopPatience());
            return "%s was not ready within %d s, see %s"
                    .formatted(part.name(), part.startPatience().toSeconds(), log.path());
        }
        int exit = started.waitFor();
        return "%s ended with exit code %d, see %s; its last lines:%n  %s"
                .formatted(part.name(), exit, log.path(), String.join("\n  ", log.tail(12)));
    }

    private boolean awaitReady(Process started) throws InterruptedException {
        long deadline = System.nanoTime() + part.startPatience().toNanos();
        String lastProblem = "";
        boolean gatePassed = false;
        while (started.isAlive() && System.nanoTime() < deadline && !stopping()) {
            try {
                if (part.isReady()) {
                    if (!gatePassed) {
                        gate.await(part.needsOnceReady());
                        gatePassed = true;
                    }
                    part.whenReady();
                    return started.isAlive();
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                lastProblem = String.valueOf(e.getMessage());
            }
            started.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (started.isAlive() && !stopping()) {
            LOG.log(Logger.Level.WARNING, "{0} is not ready; last probe said: {1}", part.name(), lastProblem);
        }
        return false;
    }

    private void pause(int crashes) throws InterruptedException {
        long millis = FIRST_PAUSE.toMillis() << Math.min(crashes - 1, 10);
        if (stopAsked.await(Math.min(millis, LONGEST_PAUSE.toMillis()), TimeUnit.MILLISECONDS)) {
            LOG.log(Logger.Level.DEBUG, "{0} is not started again: the stack stops", part.name());
        }
    }

    /** Ends the process in order and keeps it from being started again. */
    void stop() throws IOException {
        stopAsked.countDown();
        Process current = process;
        if (current != null) {
            Signals.stop(current.toHandle(), part.stopSignal(), part.stopPatience());
        }
        if (!firstReady.isDone()) {
            firstReady.completeExceptionally(new PartFailure(part.name() + " was stopped before it was ready"));
        }
        run.remove(part.name());
    }

    /** Ends the process without ceremony and keeps it from being started again. */
    void kill() {
        stopAsked.countDown();
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
        }
        run.remove(part.name());
    }

    private boolean stopping() {
        return stopAsked.getCount() == 0;
    }

    private void fail(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        LOG.log(Logger.Level.ERROR, "{0} gave up: {1}", part.name(), message);
        record(state.ended(State.FAILED, message));
        firstReady.completeExceptionally(cause);
    }

    private void record(PidRecord next) {
        state = next;
        if (!stopping()) {
            run.write(next);
        }
    }
}
