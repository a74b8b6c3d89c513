package dev.synod.e2e.chaos.load;

import dev.synod.e2e.stream.Seen;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A session that was accepted, and what its user knows of it in the end.
 *
 * @param budgetMicroUsd what it may cost; 0 if that wasn't said
 * @param said what its user said in it
 * @param seen what its stream showed; null if that didn't come to its end
 * @param trouble why not, or what else the user ran into; null if nothing
 */
public record Held(
        String sessionId,
        String user,
        long budgetMicroUsd,
        List<Said> said,
        @Nullable Seen seen,
        @Nullable String trouble) {

    /** One that was accepted just now. */
    Held(String sessionId, String user, long budgetMicroUsd) {
        this(sessionId, user, budgetMicroUsd, List.of(), null, "its stream did not come to its end");
    }

    Held ended(Seen all, List<Said> sayings) {
        return new Held(sessionId, user, budgetMicroUsd, List.copyOf(sayings), all, null);
    }

    Held troubled(String why, List<Said> sayings) {
        return new Held(sessionId, user, budgetMicroUsd, List.copyOf(sayings), null, why);
    }

    /**
     * A hand that was raised.
     *
     * @param accepted false if it was refused, since the session had ended
     * @param unsure how often it was said before, without hearing whether it was accepted
     */
    public record Said(String text, boolean accepted, int unsure) {}
}
