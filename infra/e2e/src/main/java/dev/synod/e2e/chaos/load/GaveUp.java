package dev.synod.e2e.chaos.load;

/** Nobody gave an answer for as long as the run lasted. */
public final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GaveUp(String wish) {
        super("no answer to " + wish);
    }
}
