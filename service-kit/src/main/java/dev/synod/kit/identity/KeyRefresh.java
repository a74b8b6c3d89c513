package dev.synod.kit.identity;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Keeps the identity provider's keys fresh from the start on; the start itself doesn't wait for them. */
@Singleton
class KeyRefresh {
    private static final long EVERY_MILLIS = 500;

    private final TokenVerification verification;
    private final Vertx vertx;
    private long timer;

    KeyRefresh(TokenVerification verification, Vertx vertx) {
        this.verification = verification;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent start) {
        verification.keys().ifPresent(keys -> {
            keys.refreshIfDue();
            timer = vertx.setPeriodic(EVERY_MILLIS, tick -> keys.refreshIfDue());
        });
    }

    void end(@Observes ShutdownEvent stop) {
        vertx.cancelTimer(timer);
    }
}
