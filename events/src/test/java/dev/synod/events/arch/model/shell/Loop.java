package dev.synod.events.arch.model.shell;

import dev.synod.events.arch.model.core.Decision;

/** A shell that declares its port. */
public final class Loop {
    private final Port port;

    Loop(Port port) {
        this.port = port;
    }

    void run(Decision decision) {
        port.store(decision);
    }

    /** What the loop needs from outside. */
    public interface Port {
        void store(Decision decision);
    }
}
