package dev.synod.simulator.fault;

/** An order for a fault that makes no sense; the message says what to write instead. */
public final class BadFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFault(String message) {
        super(message);
    }
}
