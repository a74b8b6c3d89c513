package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import io.smallrye.faulttolerance.core.Completer;
import io.smallrye.faulttolerance.core.FaultToleranceContext;
import io.smallrye.faulttolerance.core.Future;
import io.smallrye.faulttolerance.core.circuit.breaker.CircuitBreaker;
import io.smallrye.faulttolerance.core.circuit.breaker.CircuitBreakerEvents.StateTransition;
import io.smallrye.faulttolerance.core.timer.Timer;
import io.smallrye.faulttolerance.core.timer.TimerTask;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * Cooldown and the library's own breaker, put together as {@link ProviderGuard} does, which itself needs a container;
 * time passes only when told to.
 */
final class TestCircuit {
    private final Cooldown cooldown;
    private final CircuitBreaker<String> breaker;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    TestCircuit(Cooldown.Settings settings) {
        this.cooldown = new Cooldown(settings, now);
        this.breaker = new CircuitBreaker<>(
                FaultToleranceContext::call,
                "test",
                outcome -> !cooldown.opensAt(outcome, now),
                settings.first().dividedBy(2).toMillis(),
                1,
                1,
                1,
                () -> {
                    Instant start = now;
                    return () -> Duration.between(start, now).toMillis();
                },
                new NoTimer());
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Cooldown.Standing standing() {
        return cooldown.standing(now);
    }

    void reset() {
        if (standing().state() != CircuitState.CLOSED) {
            breaker.reset();
        }
        cooldown.reset(now);
    }

    /** A call that is under way, or null if it may not pass. */
    @Nullable TestCall begin() {
        if (!cooldown.closedFor(now).isZero()) {
            return null;
        }
        cooldown.beginsTrial(now);
        TestCall call = new TestCall();
        FaultToleranceContext<String> context = new FaultToleranceContext<>(call::started, true);
        context.registerEventHandler(StateTransition.class, this::changed);
        breaker.apply(context);
        return call.passed ? call : null;
    }

    private void changed(StateTransition transition) {
        switch (transition) {
            case TO_OPEN -> cooldown.opened(now);
            case TO_CLOSED -> cooldown.closed(now);
            case TO_HALF_OPEN -> {}
        }
    }

    /** A call to the provider. */
    static final class TestCall {
        private final Completer<String> outcome = Completer.create();
        private boolean passed;

        private Future<String> started() {
            passed = true;
            return outcome.future();
        }

        void end(@Nullable Throwable failure) {
            if (failure == null) {
                outcome.complete("answer");
            } else {
                outcome.completeWithError(failure);
            }
        }
    }

    /** The breaker becomes ready for a trial when the next call comes, at the latest. */
    private static final class NoTimer implements Timer {
        @Override
        public int getId() {
            return 0;
        }

        @Override
        public TimerTask schedule(long delayInMillis, Runnable runnable) {
            return new NoTask();
        }

        @Override
        public TimerTask schedule(long delayInMillis, Runnable runnable, Executor executor) {
            return new NoTask();
        }

        @Override
        public int countScheduledTasks() {
            return 0;
        }

        @Override
        public void shutdown() {}
    }

    /** Never runs. */
    private static final class NoTask implements TimerTask {
        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean cancel() {
            return false;
        }
    }
}
