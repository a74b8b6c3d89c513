package dev.synod.kit.metric;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Makes the time of HTTP requests a histogram, so that replicas can be added up. Among its bounds is the half second
 * within which a question is to be accepted: the alert rules count what lies beyond.
 */
@Singleton
class RequestBuckets implements MeterFilter {
    private static final String REQUESTS = "http.server.requests";
    private static final double[] NANOS = DoubleStream.of(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS)
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(NANOS)
                        .build()
                        .merge(config)
                : config;
    }
}
