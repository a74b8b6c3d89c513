package dev.synod.kit.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees when the pool is exhausted: in use to the configured part, and for so long that it is no mere burst. The
 * numbers are those that Vert.x counts; this one only adds its judgement.
 */
@ApplicationScoped
public class PoolWatch {
    private static final int SAMPLES = 5;
    private static final String IN_USE = "sql.pool.active";

    private final DatabaseConfig.Shed shed;
    private final MeterRegistry metrics;
    private final Vertx vertx;
    private final int size;
    private volatile int busySamples;

    PoolWatch(
            DatabaseConfig config,
            MeterRegistry metrics,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int size) {
        this.shed = config.shed();
        this.metrics = metrics;
        this.vertx = vertx;
        this.size = size;
        Gauge.builder("synod.database.pool.exhausted", this, watch -> watch.isExhausted() ? 1 : 0)
                .description("1 while requests are turned away because the pool is exhausted")
                .register(metrics);
    }

    void onStart(@Observes StartupEvent start) {
        vertx.setPeriodic(Math.max(1, shed.after().toMillis() / SAMPLES), tick -> sample());
    }

    /** True while nothing more should be taken in. */
    public boolean isExhausted() {
        return busySamples >= SAMPLES;
    }

    private void sample() {
        busySamples = active() >= shed.use() * size ? Math.min(SAMPLES, busySamples + 1) : 0;
    }

    private double active() {
        return metrics.find(IN_USE).gauges().stream()
                .mapToDouble(Gauge::value)
                .max()
                .orElse(0);
    }
}
