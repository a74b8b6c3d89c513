package dev.synod.record.shell.retention;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;

/** Looks at start and then every hour, on a thread that may wait. What fails is logged, and tried again. */
@ApplicationScoped
public class RetentionTimer {
    private final Retention retention;

    RetentionTimer(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws IOException {
        retention.run();
    }
}
