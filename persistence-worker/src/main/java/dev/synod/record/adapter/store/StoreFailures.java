package dev.synod.record.adapter.store;

import dev.synod.record.shell.EventRefused;
import dev.synod.record.shell.StoreUnavailable;
import io.vertx.pgclient.PgException;

import java.util.Set;

/** Tells an event's fault from the database's, by SQLSTATE class. */
public final class StoreFailures {
    /** Data exception, integrity constraint, program limit: the row itself is refused. */
    private static final Set<String> EVENTS_FAULT = Set.of("22", "23", "54");

    private StoreFailures() {}

    /**
     * Whatever is not surely an event's fault is the database's, be it a lost connection, a deadlock, a
     * missing grant: dead letters made while the database is ill would be all of them.
     */
    public static RuntimeException classify(Throwable failure) {
        if (failure instanceof EventRefused refused) {
            return refused;
        }
        if (failure instanceof PgException pg) {
            String what = pg.getErrorMessage() + " (" + pg.getSqlState() + ")";
            return EVENTS_FAULT.contains(pg.getSqlState().substring(0, 2))
                    ? new EventRefused(what, pg)
                    : new StoreUnavailable(what, pg);
        }
        return new StoreUnavailable(String.valueOf(failure.getMessage()), failure);
    }
}
