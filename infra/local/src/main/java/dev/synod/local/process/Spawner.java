package dev.synod.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts children so that they end with this process, where the system can do that. The kernel ties a child to the
 * <em>thread</em> that started it, so all are started by one thread that never ends.
 */
final class Spawner {

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("synod-spawner").factory());
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private Spawner() {}

    /** Starts the command with its output appended to a log file. */
    static Process start(Launch launch, Path log) throws IOException {
        List<String> command = new ArrayList<>(launch.command());
        if (!command.getFirst().equals(SETPRIV.toString()) && Files.isExecutable(SETPRIV)) {
            command.addAll(0, List.of(SETPRIV.toString(), "--pdeathsig", "TERM", "--"));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A part sees only the keys that are meant for it.
        builder.environment().keySet().removeIf(name -> name.endsWith("_API_KEY"));
        builder.environment().putAll(launch.environment());
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot run " + command.getFirst() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + command.getFirst(), e);
        }
    }
}
