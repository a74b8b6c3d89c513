package dev.synod.record.adapter.store;

import dev.synod.kit.database.DatabaseFault;
import dev.synod.record.shell.EventRefused;
import dev.synod.record.shell.StoreUnavailable;
import io.vertx.pgclient.PgException;

/** Tells an event's fault from the database's. */
public final class StoreFailures {
    private StoreFailures() {}

    /**
     * Whatever is not surely an event's fault is the database's, be it a lost connection, a deadlock, a
     * missing grant: dead letters made while the database is ill would be all of them.
     */
    public static RuntimeException classify(Throwable failure) {
        if (failure instanceof EventRefused refused) {
            return refused;
        }
        String what = failure instanceof PgException pg
                ? pg.getErrorMessage() + " (" + pg.getSqlState() + ")"
                : String.valueOf(failure.getMessage());
        return DatabaseFault.of(failure) == DatabaseFault.REFUSED
                ? new EventRefused(what, failure)
                : new StoreUnavailable(what, failure);
    }
}
