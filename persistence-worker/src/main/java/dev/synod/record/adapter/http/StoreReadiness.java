package dev.synod.record.adapter.http;

import dev.synod.record.shell.BatchRecorder;
import dev.synod.record.shell.StoreUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether events are stored. It doesn't take the replica out: what is stored can be read, and no other replica
 * would store what this one can't.
 */
@Readiness
@ApplicationScoped
public class StoreReadiness implements HealthCheck {
    private final BatchRecorder recorder;

    StoreReadiness(BatchRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public HealthCheckResponse call() {
        StoreUnavailable stall = recorder.stall();
        HealthCheckResponseBuilder told =
                HealthCheckResponse.named("events are stored").up().withData("stored", stall == null);
        return stall == null
                ? told.build()
                : told.withData("cause", String.valueOf(stall.getMessage())).build();
    }
}
