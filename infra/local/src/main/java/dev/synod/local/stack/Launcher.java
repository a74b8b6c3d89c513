package dev.synod.local.stack;

import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.part.Jaeger;
import dev.synod.local.process.LogFile;
import dev.synod.local.process.PartFailure;
import dev.synod.local.process.PidRecord;
import dev.synod.local.process.PidRecord.State;
import dev.synod.local.process.RunDirectory;
import dev.synod.local.process.Signals;
import dev.synod.local.process.Supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the developer's stack up and down from the command line. The stack belongs to a detached supervisor
 * process, so that it outlives the command that started it; the pid records tell everybody how it is.
 */
public final class Launcher {

    private static final Duration START_PATIENCE = Duration.ofSeconds(240);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);
    private static final Duration SUPERVISOR_PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 100;

    private final Workspace workspace;
    private final StateDirectory state;
    private final StackPorts ports;
    private final Suite suite;
    private final RunDirectory run;

    /** Hears how a start goes. */
    public interface Progress {

        /** A part is ready. */
        void ready(PidRecord part);

        /** Called again and again while parts are not ready. */
        void waiting(List<String> parts, Duration since);

        /** What a killed run left was ended. */
        void cleaned(List<String> parts);
    }

    public Launcher(Workspace workspace, StateDirectory state, StackPorts ports, Suite suite) {
        this.workspace = workspace;
        this.state = state;
        this.ports = ports;
        this.suite = suite;
        this.run = state.run();
    }

    /** The supervisor, if it runs. */
    public Optional<ProcessHandle> supervisor() {
        return run.read(SupervisedStack.NAME).flatMap(PidRecord::alive);
    }

    /** All parts and how they are, without the supervisor itself. */
    public List<PidRecord> parts() {
        return run.all().stream()
                .filter(part -> !part.part().equals(SupervisedStack.NAME))
                .toList();
    }

    /** Whether a supervisor runs and none of its parts has given up. */
    public boolean isUp() {
        return supervisor().isPresent() && parts().stream().noneMatch(part -> part.state() == State.FAILED);
    }

    /** Launches the supervisor unless it runs; ends first whatever a killed run left, and checks the ports. */
    public void launch(Progress progress) throws IOException, InterruptedException {
        Files.createDirectories(state.root());
        try (FileChannel file = FileChannel.open(
                        state.root().resolve("launch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!lock.isValid() || isUp()) {
                return;
            }
            List<String> ended = down();
            if (!ended.isEmpty()) {
                progress.cleaned(ended);
            }
            ports.requireFree(suite.neededPorts());
            startSupervisor();
        }
    }

    /** Waits until all parts are ready; a part that gives up ends the waiting with its failure. */
    public void awaitReady(Progress progress) throws InterruptedException {
        long begin = System.nanoTime();
        List<String> told = new ArrayList<>();
        while (true) {
            Duration since = Duration.ofNanos(System.nanoTime() - begin);
            List<PidRecord> parts = parts();
            parts.stream()
                    .filter(part -> part.state() == State.READY && !told.contains(part.part()))
                    .forEach(part -> {
                        told.add(part.part());
                        progress.ready(part);
                    });
            parts.stream()
                    .filter(part -> part.state() == State.FAILED)
                    .findFirst()
                    .ifPresent(part -> {
                        throw new PartFailure(part.detail());
                    });
            List<String> missing = notReady(parts);
            if (missing.isEmpty()) {
                return;
            }
            if (supervisor().isEmpty()) {
                throw new PartFailure("the supervisor ended: "
                        + String.join("\n  ", supervisorLog().tail(12)));
            }
            if (since.compareTo(START_PATIENCE) > 0) {
                throw new PartFailure("not ready after " + since.toSeconds() + " s: " + missing + ". Look into "
                        + state.logs() + ", or try: ./synod doctor");
            }
            progress.waiting(missing, since);
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Stops everything in order; returns the names of what had to be ended besides a running supervisor's parts. */
    public List<String> down() throws IOException {
        Optional<ProcessHandle> supervisor = supervisor();
        if (supervisor.isPresent()) {
            Signals.stop(supervisor.get(), "TERM", STOP_PATIENCE);
        }
        return Supervisor.endOrphans(run);
    }

    private List<String> notReady(List<PidRecord> parts) {
        List<String> ready = parts.stream()
                .filter(part -> part.state() == State.READY)
                .map(PidRecord::part)
                .toList();
        return parts.stream()
                .map(PidRecord::part)
                .filter(name -> !ready.contains(name) && !name.equals(Jaeger.NAME))
                .toList();
    }

    private void startSupervisor() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        command.add(Files.isExecutable(setsid) ? setsid.toString() : "nohup");
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                workspace.ownClassPath(),
                "dev.synod.local.cli.Synod",
                "supervise"));
        supervisorLog().rotate();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workspace.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(supervisorLog().path().toFile()));
        builder.environment().put("SYNOD_STATE", state.root().toString());
        builder.environment().put("SYNOD_HOME", workspace.root().toString());
        Process started = builder.start();
        long deadline = System.nanoTime() + SUPERVISOR_PATIENCE.toNanos();
        while (supervisor().isEmpty()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new PartFailure(
                        "the supervisor did not start, see " + supervisorLog().path() + ": "
                                + String.join("\n  ", supervisorLog().tail(12)));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private LogFile supervisorLog() {
        return new LogFile(state.logs().resolve(SupervisedStack.NAME + ".log"));
    }
}
