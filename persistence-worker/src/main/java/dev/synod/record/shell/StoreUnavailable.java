package dev.synod.record.shell;

/** The store, not an event, is at fault: the same events may be stored later. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
