package dev.synod.kit.outbox;

import io.quarkus.arc.properties.UnlessBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells with readiness how far the outbox is behind; that is no reason to send requests elsewhere. */
@Readiness
@ApplicationScoped
@UnlessBuildProperty(name = "synod.outbox.schema", stringValue = "")
class OutboxProbe implements HealthCheck {
    private final OutboxWatch watch;

    OutboxProbe(OutboxWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox")
                .up()
                .withData("slot", watch.slot())
                .withData("lagBytes", watch.bytes())
                .withData("lagAgeSeconds", watch.age().toSeconds())
                .build();
    }
}
