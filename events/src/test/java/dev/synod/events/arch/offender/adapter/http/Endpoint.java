package dev.synod.events.arch.offender.adapter.http;

import dev.synod.events.arch.offender.adapter.store.Store;

/** The other half of a cycle. */
public final class Endpoint {
    Store store() {
        return null;
    }
}
