package dev.synod.simulator.admin;

/** An admin call that makes no sense; the message says what to send instead. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadInput(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
