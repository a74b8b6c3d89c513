package dev.synod.record.shell.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;

/** Looks at start and then every hour, on a thread that may wait. What fails is logged, counted, and tried again. */
@ApplicationScoped
public class RetentionTimer {
    private final Retention retention;
    private final Counter done;
    private final Counter failed;

    RetentionTimer(Retention retention, MeterRegistry metrics) {
        this.retention = retention;
        this.done = passes(metrics, "done");
        this.failed = passes(metrics, "failed");
    }

    private static Counter passes(MeterRegistry metrics, String result) {
        return Counter.builder("synod.record.retention.passes")
                .description("Looks for months to prepare and months to let go")
                .tag("result", result)
                .register(metrics);
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws IOException {
        boolean through = false;
        try {
            retention.run();
            through = true;
        } finally {
            (through ? done : failed).increment();
        }
    }
}
