package dev.synod.events.arch.offender.shell;

import dev.synod.events.arch.offender.adapter.store.Store;
import jakarta.inject.Inject;

/** A shell that knows an adapter, by a field, and prints. */
public final class Driver {
    @Inject
    Store store;

    void run() {
        System.out.println(store);
    }
}
