package dev.synod.gateway.shell.route;

import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.MicroUsd;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.stream.DoubleStream;

/** What attempts take in time and tokens, as histograms by operation, provider and model, and what they cost. */
@ApplicationScoped
class AttemptMetrics {
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Catalogue catalogue;

    AttemptMetrics(MeterRegistry registry, Catalogue catalogue) {
        this.registry = registry;
        this.catalogue = catalogue;
    }

    void answered(Operation operation, ModelRef model, ProviderAnswer answer, Duration took) {
        Tags tags = tags(operation, model);
        duration(tags, NONE, took);
        registry.counter("synod.gateway.cost.usd", tags)
                .increment(MicroUsd.toUsd(
                        catalogue.costOf(operation, model, answer).microUsd()));
        if (operation != Operation.SEARCH) {
            tokens(tags, "input", answer.inputTokens());
        }
        if (operation == Operation.CHAT) {
            tokens(tags, "output", answer.outputTokens());
        }
    }

    void failed(Operation operation, ModelRef model, CallFailure failure, Duration took) {
        duration(tags(operation, model), failure.code().wireName(), took);
    }

    void firstWord(Operation operation, ModelRef model, Duration took) {
        Timer.builder(GenAi.TIME_TO_FIRST_CHUNK)
                .description("From a streaming attempt's begin to its first word")
                .serviceLevelObjectives(secondsBuckets())
                .tags(tags(operation, model))
                .register(registry)
                .record(took);
    }

    /** A series has the same labels always, so no error is told as such. */
    private void duration(Tags tags, String errorType, Duration took) {
        Timer.builder(GenAi.OPERATION_DURATION)
                .description("Time of an attempt, whole answer included")
                .serviceLevelObjectives(secondsBuckets())
                .tags(tags.and(GenAi.ERROR_TYPE, errorType))
                .register(registry)
                .record(took);
    }

    private void tokens(Tags tags, String type, long count) {
        DistributionSummary.builder(GenAi.TOKEN_USAGE)
                .description("Tokens of an answered attempt")
                .serviceLevelObjectives(GenAi.tokenBuckets())
                .tags(tags.and(GenAi.TOKEN_TYPE, type))
                .register(registry)
                .record(count);
    }

    private static Tags tags(Operation operation, ModelRef model) {
        return Tags.of(
                GenAi.OPERATION, GenAi.nameOf(operation),
                GenAi.PROVIDER, model.provider(),
                GenAi.REQUEST_MODEL, model.model().isEmpty() ? NONE : model.model());
    }

    private static Duration[] secondsBuckets() {
        return DoubleStream.of(GenAi.secondsBuckets())
                .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
                .toArray(Duration[]::new);
    }
}
