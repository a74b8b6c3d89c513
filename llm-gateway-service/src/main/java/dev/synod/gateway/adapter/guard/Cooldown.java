package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * Decides when a circuit opens and how long it stays so; the breaker behind it lets one trial through.
 * It opens at so many failures within the window, stays open for a time that doubles with each failed
 * trial up to a cap, and forgets all of that when it closes. Time is an argument.
 */
final class Cooldown {
    private final Settings settings;
    private final ArrayDeque<Instant> failures = new ArrayDeque<>();
    private CircuitState state = CircuitState.CLOSED;
    private Instant since;
    private Instant openUntil;
    private int openings;

    Cooldown(Settings settings, Instant now) {
        this.settings = settings;
        this.since = now;
        this.openUntil = now;
    }

    /** @param failures within {@code window} that open the circuit */
    record Settings(int failures, Duration window, Duration first, Duration most) {}

    /**
     * What the state is, and since when.
     *
     * @param failures within the window
     * @param nextTrialAt null unless the circuit is open
     */
    record Standing(
            CircuitState state,
            Instant since,
            int failures,
            @Nullable Instant nextTrialAt) {}

    /** How long nobody may pass; zero if the breaker may be asked. */
    synchronized Duration closedFor(Instant now) {
        return state == CircuitState.OPEN && now.isBefore(openUntil) ? Duration.between(now, openUntil) : Duration.ZERO;
    }

    /** True if this outcome of a call opens the circuit, or keeps it open. */
    synchronized boolean opensAt(Throwable outcome, Instant now) {
        if (state != CircuitState.CLOSED) {
            // A trial closes the circuit only if the provider itself has answered something.
            return !isAnswer(outcome);
        }
        if (!isFailureOfProvider(outcome)) {
            return false;
        }
        failures.addLast(now);
        forgetOldFailures(now);
        return failures.size() >= settings.failures;
    }

    /** True if the call that asks is the first after the cooldown: from here on an answer closes the circuit. */
    synchronized boolean beginsTrial(Instant now) {
        if (state != CircuitState.OPEN || now.isBefore(openUntil)) {
            return false;
        }
        enter(CircuitState.HALF_OPEN, now);
        return true;
    }

    synchronized void opened(Instant now) {
        openUntil = now.plus(cooldown(openings++));
        enter(CircuitState.OPEN, now);
    }

    synchronized void closed(Instant now) {
        openings = 0;
        failures.clear();
        enter(CircuitState.CLOSED, now);
    }

    /** An operator's word closes it as an answer does. True if it was not closed. */
    synchronized boolean reset(Instant now) {
        if (state != CircuitState.CLOSED) {
            closed(now);
            return true;
        }
        failures.clear();
        return false;
    }

    private void forgetOldFailures(Instant now) {
        while (!failures.isEmpty() && !failures.getFirst().isAfter(now.minus(settings.window))) {
            failures.removeFirst();
        }
    }

    private void enter(CircuitState next, Instant now) {
        state = next;
        since = now;
    }

    synchronized Standing standing(Instant now) {
        forgetOldFailures(now);
        return new Standing(state, since, failures.size(), state == CircuitState.OPEN ? openUntil : null);
    }

    private Duration cooldown(int openingsBefore) {
        Duration grown = settings.first.multipliedBy(1L << Math.min(openingsBefore, 20));
        return grown.compareTo(settings.most) < 0 ? grown : settings.most;
    }

    private static boolean isAnswer(Throwable outcome) {
        return outcome instanceof CallFailure call && !call.code().isTransient();
    }

    private static boolean isFailureOfProvider(Throwable outcome) {
        return outcome instanceof CallFailure call
                && !(outcome instanceof DeadlinePassed)
                && call.code().isTransient()
                && call.code() != LlmErrorCode.BULKHEAD_FULL;
    }
}
