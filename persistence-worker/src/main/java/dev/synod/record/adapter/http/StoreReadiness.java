package dev.synod.record.adapter.http;

import dev.synod.record.shell.BatchRecorder;
import dev.synod.record.shell.StoreUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while events can't be stored for longer than the configured patience. */
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
        return stall == null
                ? HealthCheckResponse.up("events are stored")
                : HealthCheckResponse.named("events are stored")
                        .down()
                        .withData("cause", String.valueOf(stall.getMessage()))
                        .build();
    }
}
