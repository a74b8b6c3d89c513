package dev.synod.local.container;

import dev.synod.local.process.Part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The containers of one process's stack, known by its pid, so that those of a killed one can be found and removed. */
public final class Containers {

    private static final String LABEL = "dev.synod.stack";

    private final long owner;

    /** Those of a process. */
    public Containers(long owner) {
        this.owner = owner;
    }

    /** The part in a container, if there is an image for it; otherwise as it is. */
    public Part contain(Part part) {
        return part instanceof Containable containable
                ? new ContainerPart(containable, "synod-" + owner + "-" + part.name(), LABEL + "=" + owner)
                : part;
    }

    /** Removes them all, with their data. */
    public void remove() throws IOException, InterruptedException {
        remove(LABEL + "=" + owner);
    }

    /** Removes those whose process is gone. */
    public static void removeAbandoned() throws IOException, InterruptedException {
        String owners = Docker.run(
                List.of("ps", "--all", "--filter", "label=" + LABEL, "--format", "{{.Label \"" + LABEL + "\"}}"));
        for (String owner : owners.lines().distinct().toList()) {
            if (ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                remove(LABEL + "=" + owner);
            }
        }
    }

    private static void remove(String label) throws IOException, InterruptedException {
        List<String> ids = Docker.run(List.of("ps", "--all", "--quiet", "--filter", "label=" + label))
                .lines()
                .toList();
        if (!ids.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            words.addAll(ids);
            Docker.run(words);
        }
    }
}
