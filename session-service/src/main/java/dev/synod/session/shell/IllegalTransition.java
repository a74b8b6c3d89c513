package dev.synod.session.shell;

/** A session can't do that in its present state. */
public final class IllegalTransition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Status current;

    public IllegalTransition(String wish, Status current) {
        super("A session that is " + current + " can't " + wish + ".");
        this.current = current;
    }

    /** The state it is in. */
    public Status current() {
        return current;
    }
}
