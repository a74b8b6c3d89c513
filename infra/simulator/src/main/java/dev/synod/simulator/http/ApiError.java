package dev.synod.simulator.http;

/** A call that the provider would refuse; the message is what it would say. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** An error with that HTTP status. */
    public ApiError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** A malformed request. */
    public static ApiError invalid(String message) {
        return new ApiError(400, message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The message for the client. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
