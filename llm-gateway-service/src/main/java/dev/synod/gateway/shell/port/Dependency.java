package dev.synod.gateway.shell.port;

import io.smallrye.mutiny.Uni;

/** Something that the gateway cannot keep its state without. */
public interface Dependency {
    String name();

    /** Fails if it does not answer. */
    Uni<Void> check();
}
