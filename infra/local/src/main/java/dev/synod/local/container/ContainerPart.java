package dev.synod.local.container;

import dev.synod.local.process.Launch;
import dev.synod.local.process.Part;
import dev.synod.local.process.PartFailure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A part in a container. The container is made at the first start and started again after an end, so that what it
 * wrote survives a crash as on a disk. The process that counts is the one in the container, which the host sees: it is
 * killed and stopped in its tracks like any other.
 */
final class ContainerPart implements Part {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Containable part;
    private final String container;
    private final String label;

    ContainerPart(Containable part, String container, String label) {
        this.part = part;
        this.container = container;
        this.label = label;
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        if (!Docker.succeeds(List.of("container", "inspect", container))) {
            Docker.run(creation(part.container()));
        }
        return new Launch(Docker.command(List.of("start", "--attach", container)), Map.of(), Path.of("/"));
    }

    @Override
    public ProcessHandle worker(Process launched) throws IOException, InterruptedException {
        do {
            long pid = Long.parseLong(Docker.run(List.of("inspect", "--format", "{{.State.Pid}}", container)));
            if (pid > 0) {
                return ProcessHandle.of(pid).orElseGet(launched::toHandle);
            }
        } while (!launched.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        throw new PartFailure(name() + " ended at once: " + Docker.run(List.of("logs", "--tail", "12", container)));
    }

    private List<String> creation(Container wanted) {
        List<String> words = new ArrayList<>(
                List.of("create", "--name", container, "--label", label, "--network", "host", "--pull", "missing"));
        if (wanted.confined()) {
            words.addAll(List.of("--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL"));
            words.addAll(List.of("--security-opt", "no-new-privileges"));
        }
        new TreeMap<>(wanted.environment())
                .forEach((name, value) -> words.addAll(List.of("--env", name + "=" + value)));
        wanted.folders().forEach((host, inside) -> words.addAll(List.of("--volume", host + ":" + inside + ":ro")));
        words.add(wanted.image());
        words.addAll(wanted.arguments());
        return words;
    }

    @Override
    public String name() {
        return part.name();
    }

    @Override
    public List<Integer> ports() {
        return part.ports();
    }

    @Override
    public Set<String> needs() {
        return part.needs();
    }

    @Override
    public Set<String> needsOnceReady() {
        return part.needsOnceReady();
    }

    @Override
    public boolean isReady() throws Exception {
        return part.isReady();
    }

    @Override
    public void whenReady() throws Exception {
        part.whenReady();
    }

    @Override
    public String stopSignal() {
        return part.stopSignal();
    }

    @Override
    public Duration stopPatience() {
        return part.stopPatience();
    }

    @Override
    public Duration startPatience() {
        return part.startPatience();
    }
}
