package dev.synod.local.process;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the parts of a stack as children of this process: all at once as far as their needs allow, each with its
 * log; stops them in the reverse order. What an earlier, killed supervisor left running is ended first.
 */
public final class Supervisor implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Supervisor.class.getName());

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final RunDirectory run;
    private final Path logs;
    private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /**
     * Makes a supervisor that runs nothing yet.
     *
     * @param run where it tells other processes what it runs
     * @param logs folder of one log file per part
     */
    public Supervisor(RunDirectory run, Path logs) {
        this.run = run;
        this.logs = logs;
    }

    /** Ends every recorded process that is still alive although its supervisor is gone; returns their names. */
    public static List<String> endOrphans(RunDirectory run) {
        List<String> ended = new ArrayList<>();
        for (PidRecord orphan : run.all()) {
            orphan.alive().ifPresent(process -> {
                LOG.log(Logger.Level.INFO, "ending {0}, left over from a killed run", orphan.part());
                try {
                    Signals.stop(process, "TERM", Duration.ofSeconds(10));
                } catch (IOException e) {
                    LOG.log(Logger.Level.WARNING, "cannot end pid " + process.pid(), e);
                }
                ended.add(orphan.part());
            });
            run.remove(orphan.part());
            run.release(orphan.part());
        }
        return ended;
    }

    /** Starts parts, each after the parts it needs, and returns at once. */
    public synchronized void start(List<? extends Part> parts) {
        if (closed) {
            throw new IllegalStateException("this supervisor has stopped its parts");
        }
        List<ChildProcess> fresh = new ArrayList<>();
        for (Part part : parts) {
            LogFile log = new LogFile(logs.resolve(part.name() + ".log"));
            ChildProcess child = new ChildProcess(part, run, log, this::awaitAll);
            children.put(part.name(), child);
            fresh.add(child);
        }
        for (ChildProcess child : fresh) {
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("synod-" + child.part().name())
                    .start(child));
        }
    }

    /** Waits until every part was ready once; the first part that gives up ends the waiting with its failure. */
    public void awaitReady(Duration patience) throws InterruptedException {
        CompletableFuture<?>[] all =
                children.values().stream().map(ChildProcess::firstReady).toArray(CompletableFuture[]::new);
        CompletableFuture<@Nullable Void> failed = new CompletableFuture<>();
        for (CompletableFuture<?> one : all) {
            one.whenComplete((ready, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
        }
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(all), failed)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PartFailure failure ? failure : new PartFailure("start failed", e);
        } catch (TimeoutException e) {
            throw new PartFailure("not ready within " + patience.toSeconds() + " s: " + notReady(), e);
        }
    }

    private List<String> notReady() {
        return children.values().stream()
                .filter(child -> !child.firstReady().isDone())
                .map(child -> child.part().name())
                .toList();
    }

    private void awaitAll(Iterable<String> parts) throws InterruptedException {
        for (String name : parts) {
            ChildProcess needed = children.get(name);
            if (needed != null) {
                try {
                    needed.firstReady().get();
                } catch (ExecutionException e) {
                    throw new PartFailure("needs " + name + ", which did not come up", e);
                }
            }
        }
    }

    /** Stops all parts, each before those that it needs. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (List<ChildProcess> wave : stopWaves()) {
            wave.parallelStream().forEach(Supervisor::stopOne);
        }
        threads.forEach(Supervisor::awaitEnd);
        children.keySet().forEach(run::release);
    }

    /** A thread in the middle of a launch ends what it launched; it is given the time for that. */
    private static void awaitEnd(Thread thread) {
        try {
            if (!thread.join(STOP_PATIENCE)) {
                LOG.log(Logger.Level.WARNING, "{0} does not end", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills all parts at once, for stacks whose data nobody wants. */
    public synchronized void abort() {
        if (!closed) {
            closed = true;
            children.values().forEach(ChildProcess::kill);
        }
    }

    private static void stopOne(ChildProcess child) {
        try {
            child.stop();
        } catch (IOException e) {
            LOG.log(Logger.Level.WARNING, "cannot stop " + child.part().name(), e);
        }
    }

    /** Groups of parts that may be stopped together: those that nobody still running needs. */
    private List<List<ChildProcess>> stopWaves() {
        List<ChildProcess> left = new ArrayList<>(children.values());
        List<List<ChildProcess>> waves = new ArrayList<>();
        while (!left.isEmpty()) {
            List<ChildProcess> wave = left.stream()
                    .filter(child -> left.stream().noneMatch(other -> needs(other, child)))
                    .toList();
            if (wave.isEmpty()) {
                throw new IllegalStateException("parts need each other in a circle: " + left);
            }
            waves.add(wave);
            left.removeAll(wave);
        }
        return waves;
    }

    private static boolean needs(ChildProcess one, ChildProcess other) {
        return one.part().needs().contains(other.part().name())
                || one.part().needsOnceReady().contains(other.part().name());
    }
}
