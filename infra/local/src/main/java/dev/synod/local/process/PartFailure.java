package dev.synod.local.process;

/** A part could not be brought up; the message tells why, where to look, and what to do. */
public final class PartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartFailure(String message) {
        super(message);
    }

    public PartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
