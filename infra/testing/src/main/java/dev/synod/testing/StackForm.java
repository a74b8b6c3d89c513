package dev.synod.testing;

import dev.synod.local.container.Containers;
import dev.synod.local.process.Part;

import java.io.IOException;

/** What the stack's parts run as: {@code SYNOD_STACK} says {@code embedded}, the default, or {@code containers}. */
enum StackForm {
    EMBEDDED,
    CONTAINERS;

    private static final Containers OURS =
            new Containers(ProcessHandle.current().pid());

    static StackForm now() {
        String wanted = System.getenv().getOrDefault("SYNOD_STACK", "embedded");
        return switch (wanted) {
            case "embedded", "" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            default -> throw new IllegalStateException("SYNOD_STACK=" + wanted + " is neither embedded nor containers");
        };
    }

    Part of(Part part) {
        return this == CONTAINERS ? OURS.contain(part) : part;
    }

    /** Removes what killed test JVMs left. */
    void removeAbandoned() throws IOException, InterruptedException {
        if (this == CONTAINERS) {
            Containers.removeAbandoned();
        }
    }

    /** Removes what this JVM made. */
    void remove() throws IOException, InterruptedException {
        if (this == CONTAINERS) {
            OURS.remove();
        }
    }
}
