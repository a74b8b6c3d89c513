package dev.synod.local.ask;

/** A service did not do what it was asked, or was not there; the message is what it said about it. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Nobody answered. */
    Refused(String message) {
        this(0, message);
    }

    /** The HTTP status; 0 if nobody answered. */
    public int status() {
        return status;
    }
}
