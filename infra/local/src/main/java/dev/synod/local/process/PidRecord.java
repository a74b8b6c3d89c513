package dev.synod.local.process;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one child, as kept on disk for other processes and for the time after a crash.
 *
 * @param part the part's name
 * @param pid its process id, 0 while it has none
 * @param startedAt when that process started, as the system tells it; with the pid it names a process for good
 * @param state where the part is in its life
 * @param ports ports it listens on
 * @param restarts how often it was started again after a crash
 * @param readyMillis milliseconds from the first launch to ready, 0 before that
 * @param detail the last thing worth telling, empty if nothing is
 */
public record PidRecord(
        String part,
        long pid,
        @Nullable Instant startedAt,
        State state,
        List<Integer> ports,
        int restarts,
        long readyMillis,
        String detail) {

    /** Clock readings of one process's start differ by rounding between two looks; more is another process. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** The life of a part. */
    public enum State {
        WAITING,
        STARTING,
        READY,
        RESTARTING,
        FAILED,
        STOPPED
    }

    public PidRecord {
        ports = List.copyOf(ports);
    }

    /** A part that has no process yet. */
    public static PidRecord waiting(Part part) {
        return new PidRecord(part.name(), 0, null, State.WAITING, part.ports(), 0, 0, "");
    }

    /** This very process, ready. */
    public static PidRecord ofCurrent(String part) {
        return new PidRecord(part, 0, null, State.READY, List.of(), 0, 0, "")
                .process(ProcessHandle.current())
                .ready(0);
    }

    PidRecord process(ProcessHandle handle) {
        return new PidRecord(
                part,
                handle.pid(),
                handle.info().startInstant().orElse(null),
                State.STARTING,
                ports,
                restarts,
                readyMillis,
                "");
    }

    PidRecord ready(long millis) {
        return new PidRecord(
                part, pid, startedAt, State.READY, ports, restarts, readyMillis == 0 ? millis : readyMillis, "");
    }

    PidRecord ended(State next, String why) {
        int count = next == State.RESTARTING ? restarts + 1 : restarts;
        return new PidRecord(part, 0, null, next, ports, count, readyMillis, why);
    }

    /** The recorded process if it is still alive; never another one that got the same pid. */
    public Optional<ProcessHandle> alive() {
        return pid <= 0 ? Optional.empty() : ProcessHandle.of(pid).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        Instant recorded = startedAt;
        Instant actual = handle.info().startInstant().orElse(null);
        return recorded == null
                || actual == null
                || Duration.between(recorded, actual).abs().compareTo(SAME_START) <= 0;
    }
}
