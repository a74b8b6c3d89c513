package dev.synod.gateway.shell.route;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.MicroUsd;
import dev.synod.gateway.shell.port.Budgets;
import dev.synod.gateway.shell.port.Budgets.Reservation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/**
 * Sees to it that nobody is asked for what a session can't pay. Fails closed: without a word from the ledger
 * nothing is set aside, so nobody is asked.
 */
@ApplicationScoped
class Purse {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Budgets budgets;
    private final Catalogue catalogue;

    Purse(Budgets budgets, Catalogue catalogue) {
        this.budgets = budgets;
        this.catalogue = catalogue;
    }

    /**
     * Sets aside the most that the dearest model of the route may cost; waits while only what is set aside for other
     * calls is in the way. Fails with {@code budget_exceeded} if the budget can't hold it.
     */
    Uni<Void> open(Walk walk) {
        Long budget = walk.call().request().budgetMicroUsd();
        if (budget == null) {
            return Uni.createFrom().voidItem();
        }
        long most = catalogue.mostOf(walk.call().request(), walk.models());
        return reserve(walk, most, budget);
    }

    private Uni<Void> reserve(Walk walk, long most, long budget) {
        return budgets.reserve(walk.call().id(), most, budget).chain(outcome -> switch (outcome) {
            case Reservation.Made made -> Uni.createFrom().voidItem();
            case Reservation.Crowded crowded ->
                Uni.createFrom().voidItem().onItem().delayIt().by(LOOK_AGAIN).chain(() -> reserve(walk, most, budget));
            case Reservation.Refused(long spent) -> Uni.createFrom().failure(exceeded(most, budget, spent));
        });
    }

    private static CallFailure exceeded(long most, long budget, long spent) {
        return new CallFailure(
                LlmErrorCode.BUDGET_EXCEEDED,
                "it may cost up to %s, %s of a budget of %s are spent: nobody was asked"
                        .formatted(MicroUsd.text(most), MicroUsd.text(spent), MicroUsd.text(budget)));
    }
}
