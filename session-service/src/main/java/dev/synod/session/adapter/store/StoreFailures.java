package dev.synod.session.adapter.store;

import dev.synod.session.shell.SessionStore.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/** Tells what is a caller's fault from what is the database's. */
final class StoreFailures {
    /** SQLSTATE classes of data exception, integrity constraint, program limit: the data are refused. */
    private static final Set<String> DATA_FAULT = Set.of("22", "23", "54");

    private StoreFailures() {}

    /**
     * Runs an access. What our own code threw, and what the database refuses for its content, fails as it
     * is; all the rest, be it a lost connection, a deadlock or a closed pool, as {@link Unavailable}.
     */
    static <T> Uni<T> told(Supplier<Uni<? extends T>> access) {
        return Uni.createFrom().<T>deferred(access).onFailure().transform(StoreFailures::classify);
    }

    /** Marks what a decision throws, or the reading of what is stored, as no failure of the database's. */
    static <T> T ours(Supplier<T> code) {
        try {
            return code.get();
        } catch (RuntimeException e) {
            throw new Ours(e);
        }
    }

    private static Throwable classify(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Ours ours) {
                return ours.why;
            }
            String state = sqlState(at);
            if (state != null && DATA_FAULT.contains(state.substring(0, 2))) {
                return failure;
            }
        }
        return new Unavailable(failure);
    }

    private static @Nullable String sqlState(Throwable failure) {
        return switch (failure) {
            case PgException pg -> pg.getSqlState();
            case SQLException sql -> sql.getSQLState();
            default -> null;
        };
    }

    private static final class Ours extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException why;

        Ours(RuntimeException why) {
            super(why);
            this.why = why;
        }
    }
}
