package dev.synod.local.part;

import dev.synod.local.container.Containable;
import dev.synod.local.container.Container;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One of our own programs, packaged by its build: a service or the simulator. */
public final class PackagedApp implements Containable {

    private static final String HEAP = "200m";

    private final Settings settings;
    /** Options of the JVM on top of ours, under the name that Quarkus' container images know. */
    private static final String MORE_OPTIONS = "JAVA_OPTS_APPEND";

    private final Workspace workspace;
    private final StateDirectory state;

    /**
     * What tells the programs apart.
     *
     * @param name also the name of its log
     * @param module folder of its module in the repository
     * @param port where it serves HTTP
     * @param healthPath answers 200 when ready
     * @param environment its configuration
     * @param needs parts that must be ready before it is launched
     * @param needsOnceReady parts without which it does not get ready
     */
    public record Settings(
            String name,
            String module,
            int port,
            String healthPath,
            Map<String, String> environment,
            Set<String> needs,
            Set<String> needsOnceReady) {}

    public PackagedApp(Settings settings, Workspace workspace, StateDirectory state) {
        this.settings = settings;
        this.workspace = workspace;
        this.state = state;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<Integer> ports() {
        return List.of(settings.port());
    }

    @Override
    public Set<String> needs() {
        return settings.needs();
    }

    @Override
    public Set<String> needsOnceReady() {
        return settings.needsOnceReady();
    }

    @Override
    public Launch prepare() throws IOException {
        Path jar = workspace.file(settings.module(), "target", "quarkus-app", "quarkus-run.jar");
        Path directory = state.data(settings.name());
        JavaCommand java = JavaCommand.withHeap(HEAP);
        settings.environment()
                .getOrDefault(MORE_OPTIONS, "")
                .lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(option -> !option.isBlank())
                .forEach(java::option);
        return new Launch(java.jar(jar), settings.environment(), directory);
    }

    @Override
    public Container container() throws IOException {
        Map<String, String> environment = new HashMap<>(settings.environment());
        // The variable that the JVM itself knows, and puts after the image's own.
        environment.put("JDK_JAVA_OPTIONS", "-Xmx" + HEAP + " " + environment.getOrDefault(MORE_OPTIONS, ""));
        return Container.ours(
                Path.of(settings.module()).getFileName().toString(),
                environment,
                Map.of(state.identity(), state.identity()));
    }

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return HttpProbe.isOk(settings.port(), settings.healthPath());
    }
}
