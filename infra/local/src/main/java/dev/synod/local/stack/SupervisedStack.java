package dev.synod.local.stack;

import dev.synod.local.layout.StateDirectory;
import dev.synod.local.process.Part;
import dev.synod.local.process.PidRecord;
import dev.synod.local.process.RunDirectory;
import dev.synod.local.process.Supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the detached supervisor process does: runs all parts until it is told to stop. */
public final class SupervisedStack {

    /** The name of the supervisor's own pid record. */
    public static final String NAME = "supervisor";

    private static final String PROVIDERS = "providers";

    private SupervisedStack() {}

    /** Who answers the running stack's council, for people; empty if it was never started. */
    public static String providers(StateDirectory state) throws IOException {
        Path file = state.config().resolve(PROVIDERS);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Runs the parts; returns only when interrupted. The end of the process stops them in order. */
    public static void run(StateDirectory state, List<Part> parts, Providers providers)
            throws InterruptedException, IOException {
        Files.writeString(state.config().resolve(PROVIDERS), String.join(", ", providers.names()));
        RunDirectory run = state.run();
        Supervisor supervisor = new Supervisor(run, state.logs());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            supervisor.close();
                            run.remove(NAME);
                        },
                        "synod-stop"));
        supervisor.start(parts);
        // Written last: whoever sees it sees the records of all parts as well.
        run.write(PidRecord.ofCurrent(NAME));
        new CountDownLatch(1).await();
    }
}
