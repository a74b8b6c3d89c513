package dev.synod.testing;

import dev.synod.local.process.PidRecord;
import dev.synod.local.process.RunDirectory;
import dev.synod.local.process.Signals;
import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Breaks one part of the stack and brings it back. Killed parts are restarted by themselves, held ones are not. */
public final class PartControl {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunDirectory run;
    private final String part;

    public PartControl(RunDirectory run, String part) {
        this.run = run;
        this.part = part;
    }

    /** kill -9; returns when the process is gone. It is started again by itself. */
    public void kill() {
        signal("KILL");
    }

    /** SIGTERM, as for a new release; returns when the process has ended. It is started again by itself. */
    public void terminate() {
        signal("TERM");
    }

    /** kill -9 unless it is away already, and not started again until {@link #bringBack()}. */
    public void takeAway() {
        run.hold(part);
        if (run.read(part).flatMap(PidRecord::alive).isPresent()) {
            kill();
        }
    }

    /** Asks the process to end, as an operator would, and doesn't start it again until {@link #bringBack()}. */
    public void shutDown() {
        run.hold(part);
        signal("INT");
    }

    /** Lets a part that was taken away start, and returns when it is ready. */
    public void bringBack() {
        release();
        awaitReady();
    }

    /** Lets a part that was taken away start, and returns at once. */
    public void release() {
        run.release(part);
    }

    /** Stops the process in its tracks (SIGSTOP): it is there, and answers nothing. */
    public void freeze() {
        send("STOP", process());
    }

    /** Lets a frozen process go on. */
    public void thaw() {
        send("CONT", process());
    }

    /** Returns when the part is ready (again). */
    public void awaitReady() {
        Awaitility.await(part + " is ready").atMost(PATIENCE).until(() -> run.read(part)
                .filter(pidRecord -> pidRecord.state() == PidRecord.State.READY)
                .flatMap(PidRecord::alive)
                .isPresent());
    }

    /** The running process. */
    public ProcessHandle process() {
        return run.read(part)
                .flatMap(PidRecord::alive)
                .orElseThrow(() -> new IllegalStateException(part + " is not running"));
    }

    private void signal(String name) {
        ProcessHandle process = process();
        send(name, process);
        Awaitility.await(part + " is gone").atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private static void send(String name, ProcessHandle process) {
        try {
            Signals.send(name, process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal " + process.pid(), e);
        }
    }
}
