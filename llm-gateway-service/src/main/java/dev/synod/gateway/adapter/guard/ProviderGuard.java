package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.RetryPolicy;
import dev.synod.gateway.shell.port.Guards.Circuit;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The guards of one provider's operation, from outside in: cooldown, circuit breaker, retry, bulkhead.
 * Two library guards are nested because a single one would retry around the breaker: here one failure
 * of the circuit is a whole retried call. Waiting for a retry holds no place in the bulkhead.
 */
final class ProviderGuard {
    private static final TypeLiteral<Uni<ProviderAnswer>> TYPE = new TypeLiteral<>() {};

    private final String provider;
    private final Operation operation;
    private final Cooldown cooldown;
    private final Consumer<Circuit> onChange;
    private final TypedGuard<Uni<ProviderAnswer>> breaker;
    private final TypedGuard<Uni<ProviderAnswer>> retry;

    ProviderGuard(String provider, Operation operation, Settings settings, Consumer<Circuit> onChange) {
        this.provider = provider;
        this.operation = operation;
        this.cooldown = new Cooldown(settings.cooldown(), Instant.now());
        this.onChange = onChange;
        this.breaker = breaker(settings);
        this.retry = retry(settings);
    }

    /** @param running calls at once; beyond them {@code waiting} queue, beyond those are refused */
    record Settings(Cooldown.Settings cooldown, RetryPolicy retry, int running, int waiting) {}

    Uni<ProviderAnswer> call(Supplier<Uni<ProviderAnswer>> attempt) {
        return Uni.createFrom()
                .deferred(() -> {
                    Instant now = Instant.now();
                    Duration wait = cooldown.closedFor(now);
                    if (!wait.isZero()) {
                        return Uni.createFrom().failure(circuitOpen(wait));
                    }
                    if (cooldown.beginsTrial(now)) {
                        onChange.accept(circuit());
                    }
                    return breaker.get(() -> retry.get(attempt));
                })
                .onFailure(CircuitBreakerOpenException.class)
                .transform(open -> circuitOpen(Duration.ZERO))
                .onFailure(BulkheadException.class)
                .transform(full -> new CallFailure(
                        LlmErrorCode.BULKHEAD_FULL, "too many calls to %s are under way".formatted(name())));
    }

    Circuit circuit() {
        Cooldown.Standing standing = cooldown.standing(Instant.now());
        return new Circuit(
                provider,
                operation.wireName(),
                standing.state(),
                standing.since(),
                standing.failures(),
                standing.nextTrialAt());
    }

    /**
     * Closes the circuit at once. The breaker first: one that opens in between is closed for the cooldown only, and
     * closes with its own trial; the other way round the cooldown would wait for a trial that the breaker knows
     * nothing of. Calls under way can't open it again, since the breaker has forgotten the state they began in.
     */
    void reset(CircuitBreakerMaintenance breakers) {
        if (cooldown.standing(Instant.now()).state() != CircuitState.CLOSED) {
            breakers.reset(name());
        }
        if (cooldown.reset(Instant.now())) {
            onChange.accept(circuit());
        }
    }

    private String name() {
        return provider + "/" + operation.wireName();
    }

    private CallFailure circuitOpen(Duration wait) {
        return new CallFailure(
                LlmErrorCode.CIRCUIT_OPEN,
                "the circuit of %s is open%s"
                        .formatted(
                                name(),
                                wait.isZero()
                                        ? ", its trial is under way"
                                        : " for %d ms more".formatted(wait.toMillis())));
    }

    /**
     * Opens at the first outcome that the cooldown calls opening. Its own delay is the shorter one: it is ready for a
     * trial when the cooldown ends, and no call slips through between its opening and the cooldown's hearing of it.
     */
    private TypedGuard<Uni<ProviderAnswer>> breaker(Settings settings) {
        long delayMillis = settings.cooldown().first().dividedBy(2).toMillis();
        return TypedGuard.create(TYPE)
                .withDescription(name() + " circuit")
                .withCircuitBreaker()
                .name(name())
                .requestVolumeThreshold(1)
                .failureRatio(1)
                .successThreshold(1)
                .delay(delayMillis, ChronoUnit.MILLIS)
                .when(outcome -> cooldown.opensAt(outcome, Instant.now()))
                .onStateChange(this::breakerChanged)
                .done()
                .build();
    }

    private TypedGuard<Uni<ProviderAnswer>> retry(Settings settings) {
        return TypedGuard.create(TYPE)
                .withDescription(name() + " call")
                .withBulkhead()
                .limit(settings.running())
                .queueSize(settings.waiting())
                .done()
                .withRetry()
                .maxRetries(settings.retry().maxRetries())
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(settings.retry()::isWorthRetrying)
                .withCustomBackoff()
                .strategy(() -> backoff(settings.retry()))
                .done()
                .done()
                .build();
    }

    private static CustomBackoffStrategy backoff(RetryPolicy policy) {
        return new CustomBackoffStrategy() {
            private int retries;

            @Override
            public long nextDelayInMillis(Throwable failure) {
                Duration asked = failure instanceof CallFailure call ? call.retryAfter() : null;
                return policy.delay(retries++, asked, bound -> ThreadLocalRandom.current()
                                .nextLong(bound))
                        .toMillis();
            }
        };
    }

    private void breakerChanged(CircuitBreakerState state) {
        switch (state) {
            case OPEN -> cooldown.opened(Instant.now());
            case CLOSED -> cooldown.closed(Instant.now());
            case HALF_OPEN -> {
                return; // only ready for a trial; the first call after the cooldown is one
            }
        }
        onChange.accept(circuit());
    }
}
