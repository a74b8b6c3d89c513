package dev.synod.local.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One kind of child process: how it is prepared, started, probed and stopped. A part holds no process itself;
 * {@link ChildProcess} runs it, as often as it takes.
 */
public interface Part {

    /** Unique in a stack; names the log file and the pid record. */
    String name();

    /** The loopback ports this part listens on, the most telling first. */
    List<Integer> ports();

    /** Parts that must be ready before this one is launched. They are also stopped after it. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Parts that {@link #whenReady()} needs, though the process itself may be launched before them. */
    default Set<String> needsOnceReady() {
        return needs();
    }

    /** Writes whatever files the process needs, and says how to run it. Called before every launch. */
    Launch prepare() throws Exception;

    /** The process that does the job, once it is there: the one that gets the signals. */
    default ProcessHandle worker(Process launched) throws Exception {
        return launched.toHandle();
    }

    /** Whether the process does its job now. An exception counts as no. */
    boolean isReady() throws Exception;

    /** What has to be done once the process is ready, every time it was launched; must be repeatable. */
    default void whenReady() throws Exception {}

    /** The signal for an orderly stop. */
    default String stopSignal() {
        return "TERM";
    }

    /** How long an orderly stop may take before the process is killed. */
    default Duration stopPatience() {
        return Duration.ofSeconds(15);
    }

    /** How long it may take from launch to ready. */
    default Duration startPatience() {
        return Duration.ofSeconds(120);
    }
}
