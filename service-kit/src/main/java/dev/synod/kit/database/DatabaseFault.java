package dev.synod.kit.database;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Set;

/**
 * What a failed access says of itself, by SQLSTATE (<a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's list</a>) or by the client's
 * exception. A failure may be wrapped; the first that says anything decides.
 */
public enum DatabaseFault {
    /** It passes by itself, and nothing was done: no connection to be had, a deadlock, a serialization failure. */
    PASSING,
    /** The connection was lost on the way: it passes, but a commit may have been done and not been heard of. */
    LOST,
    /** The data are refused, and always will be: bad values, broken constraints, too much of something. */
    REFUSED,
    /** Anything else, be it a missing grant: waiting may help, trying again at once won't. */
    OTHER;

    /** Serialization failure, deadlock, too many connections, starting up, can't connect. */
    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "53300", "57P03", "08001", "08004");

    /** Shut down by an operator, by a crash. */
    private static final Set<String> LOST_STATES = Set.of("57P01", "57P02");

    private static final String CONNECTION = "08";
    private static final Set<String> REFUSED_CLASSES = Set.of("22", "23", "54");

    /** The kind of a failure. */
    public static DatabaseFault of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            DatabaseFault kind = kindOf(at);
            if (kind != null) {
                return kind;
            }
        }
        return OTHER;
    }

    private static @Nullable DatabaseFault kindOf(Throwable failure) {
        return switch (failure) {
            case PgException pg -> ofState(pg.getSqlState());
            case SQLException sql -> ofState(sql.getSQLState());
            case ClosedConnectionException closed -> LOST;
            case ConnectException refused -> PASSING;
            case IOException lost -> LOST;
            default -> isExhaustion(failure) ? PASSING : null;
        };
    }

    private static @Nullable DatabaseFault ofState(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return null;
        }
        if (PASSING_STATES.contains(state)) {
            return PASSING;
        }
        if (LOST_STATES.contains(state) || state.startsWith(CONNECTION)) {
            return LOST;
        }
        return REFUSED_CLASSES.contains(state.substring(0, 2)) ? REFUSED : OTHER;
    }

    /** What the pool says when no connection came free in time has no type of its own, only a text. */
    private static boolean isExhaustion(Throwable failure) {
        return (failure instanceof VertxException || failure instanceof NoStackTraceThrowable)
                && String.valueOf(failure.getMessage()).startsWith("Timeout");
    }
}
