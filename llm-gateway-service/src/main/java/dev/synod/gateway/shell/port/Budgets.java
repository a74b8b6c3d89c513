package dev.synod.gateway.shell.port;

import io.smallrye.mutiny.Uni;

/** What sessions have spent, and what is set aside for calls under way. */
public interface Budgets {
    /**
     * Sets aside what a call may cost at most, unless that was done before. It is settled together with the call.
     *
     * @param microUsd millionths of a US dollar
     * @param budgetMicroUsd what the session may have cost in all
     * @return fails with {@link CallLedger.LeaseLost} if the call is not ours
     */
    Uni<Reservation> reserve(String requestId, long microUsd, long budgetMicroUsd);

    /** What came of it. */
    sealed interface Reservation {
        /** It is set aside. */
        record Made() implements Reservation {}

        /** It would fit if calls under way cost less than what is set aside for them. */
        record Crowded() implements Reservation {}

        /** It does not fit whatever they cost. */
        record Refused(long spentMicroUsd) implements Reservation {}
    }
}
