package dev.synod.events.arch.model.adapter.http;

import dev.synod.events.arch.model.core.Decision;
import dev.synod.events.arch.model.shell.Loop;

/** An adapter that fills the port. */
public final class Endpoint implements Loop.Port {
    @Override
    public void store(Decision decision) {}
}
