package dev.synod.events.arch.offender.adapter.store;

import dev.synod.events.arch.offender.adapter.http.Endpoint;

/** An adapter that knows another one, which knows it. */
public final class Store {
    Endpoint endpoint() {
        return null;
    }
}
