package dev.synod.record.shell;

/** An event is at fault: it can't be stored, however often it is tried. */
public final class EventRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventRefused(String what, Throwable cause) {
        super(what, cause);
    }
}
