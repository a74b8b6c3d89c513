package dev.synod.kit.database;

/** The database is away, or has no room: the same access may succeed later. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(Throwable cause) {
        super(cause.toString(), cause);
    }
}
