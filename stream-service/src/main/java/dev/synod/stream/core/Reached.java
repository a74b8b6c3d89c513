package dev.synod.stream.core;

/**
 * How far a session has got, as far as somebody knows.
 *
 * @param sequence of its last event; 0 if nothing is known of the session
 * @param over true if that event ends the session, unless another follows
 */
public record Reached(long sequence, boolean over) {
    /** Nothing is known of the session. */
    public static final Reached NOTHING = new Reached(0, false);

    /** As far as this event. */
    public static Reached by(Frame last) {
        return new Reached(last.sequence(), last.ending());
    }

    /** The further of the two; that a session is over may be known only to one of them. */
    public Reached or(Reached other) {
        if (sequence == other.sequence) {
            return over ? this : other;
        }
        return sequence > other.sequence ? this : other;
    }
}
