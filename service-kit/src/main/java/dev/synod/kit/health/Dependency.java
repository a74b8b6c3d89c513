package dev.synod.kit.health;

import io.smallrye.mutiny.Uni;

/** Something outside of this process that it can't do all of its work without. */
public interface Dependency {
    String name();

    /** Fails if it does not answer. */
    Uni<Void> check();
}
