package dev.synod.gateway;

import dev.synod.gateway.core.Operation;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings of the gateway; {@code application.properties} holds and explains the defaults. */
@ConfigMapping(prefix = "synod.gateway")
public interface GatewayConfig {
    @NotEmpty Map<String, List<String>> routes();

    @NotEmpty Map<String, Provider> providers();

    @Valid Embeddings embeddings();

    @Valid Search search();

    @Valid Calls calls();

    @Valid Timeouts timeouts();

    @Valid Retry retry();

    @Valid Circuit circuit();

    Bulkhead bulkhead();

    @Valid Cache cache();

    @Valid Direct direct();

    Duration deltaEvery();

    Duration reviewEvery();

    @AssertTrue(message = "synod.gateway.delta-every must be positive") default boolean isDeltaTimed() {
        return deltaEvery().isPositive();
    }

    @AssertTrue(message = "synod.gateway.review-every must be positive") default boolean isReviewTimed() {
        return reviewEvery().isPositive();
    }

    /** How to reach a provider; without a key it is absent. */
    interface Provider {
        Kind kind();

        @Pattern(regexp = "https?://[^\\s?#]+[^\\s?#/]", message = "must be an http(s) URL without a slash at its end")
        String baseUrl();

        Optional<String> chatPath();

        Optional<String> apiKey();

        Map<String, Model> models();

        Map<String, EmbeddingModel> embeddingModels();

        Optional<@DecimalMin("0") BigDecimal> usdPerSearch();

        /** True if it may be asked. */
        default boolean isPresent() {
            return apiKey().filter(key -> !key.isBlank()).isPresent();
        }

        /** True if it has something to offer for this operation. */
        default boolean offers(Operation operation) {
            return kind().speaks(operation) && isPricedFor(operation);
        }

        /** True if its prices are for this operation. */
        default boolean isPricedFor(Operation operation) {
            return switch (operation) {
                case CHAT -> !models().isEmpty();
                case EMBED -> !embeddingModels().isEmpty();
                case SEARCH -> usdPerSearch().isPresent();
            };
        }

        @AssertTrue(
                message =
                        "synod.gateway.providers has prices for what a provider's kind cannot do:"
                                + " models are for anthropic and openai, embedding-models for openai and voyage, usd-per-search for brave and tavily")
        default boolean isPricedForItsKind() {
            return Stream.of(Operation.values())
                    .allMatch(operation -> kind().speaks(operation) || !isPricedFor(operation));
        }
    }

    /** The HTTP shape that a provider speaks. */
    enum Kind {
        ANTHROPIC(Operation.CHAT),
        OPENAI(Operation.CHAT, Operation.EMBED),
        VOYAGE(Operation.EMBED),
        BRAVE(Operation.SEARCH),
        TAVILY(Operation.SEARCH);

        private final List<Operation> operations;

        Kind(Operation... operations) {
            this.operations = List.of(operations);
        }

        boolean speaks(Operation operation) {
            return operations.contains(operation);
        }
    }

    /** What a model costs. */
    interface Model {
        @DecimalMin("0") BigDecimal inputUsdPerMillion();

        @DecimalMin("0") BigDecimal outputUsdPerMillion();
    }

    /** What an embedding model costs. */
    interface EmbeddingModel {
        @DecimalMin("0") BigDecimal usdPerMillion();
    }

    /** Who turns texts into vectors. */
    interface Embeddings {
        @NotEmpty List<String> route();
    }

    /** Who searches the web. */
    interface Search {
        @NotEmpty List<String> route();
    }

    /** The ledger as a work queue. */
    interface Calls {
        Duration lease();

        Duration renewEvery();

        Duration sweepEvery();

        @Min(1) int maxRunning();

        @AssertTrue(message = "synod.gateway.calls needs renew-every and sweep-every > 0 and lease >= 2 * renew-every") default boolean isRenewedInTime() {
            return renewEvery().isPositive()
                    && sweepEvery().isPositive()
                    && lease().compareTo(renewEvery().multipliedBy(2)) >= 0;
        }
    }

    /** How long a provider may keep us waiting. */
    interface Timeouts {
        Duration connect();

        Duration firstToken();

        Duration idle();

        Duration total();

        Duration lookup();

        @AssertTrue(message = "synod.gateway.timeouts must all be positive") default boolean isPositive() {
            return Stream.of(connect(), firstToken(), idle(), total(), lookup()).allMatch(Duration::isPositive);
        }
    }

    /** When the same provider is asked again. */
    interface Retry {
        @Min(0) int maxRetries();

        Duration firstDelay();

        Duration maxDelay();

        Duration maxRetryAfter();

        @AssertTrue(message = "synod.gateway.retry needs 0 < first-delay <= max-delay and max-retry-after >= 0") default boolean isOrdered() {
            return firstDelay().isPositive()
                    && firstDelay().compareTo(maxDelay()) <= 0
                    && !maxRetryAfter().isNegative();
        }
    }

    /** When a provider is left alone. */
    interface Circuit {
        @Valid Threshold chat();

        @Valid Threshold embed();

        @Valid Threshold search();

        Duration firstCooldown();

        Duration maxCooldown();

        @AssertTrue(message = "synod.gateway.circuit needs window > 0 and 0 < first-cooldown <= max-cooldown") default boolean isOrdered() {
            return Stream.of(chat(), embed(), search())
                            .allMatch(threshold -> threshold.window().isPositive())
                    && firstCooldown().isPositive()
                    && firstCooldown().compareTo(maxCooldown()) <= 0;
        }

        /** The threshold of one operation. */
        default Threshold of(Operation operation) {
            return switch (operation) {
                case CHAT -> chat();
                case EMBED -> embed();
                case SEARCH -> search();
            };
        }
    }

    /** So many failed calls within the window open a circuit. */
    interface Threshold {
        @Min(1) int failures();

        Duration window();
    }

    /** For clients that wait on an open connection. */
    interface Direct {
        Duration deadline();

        @Min(1) int maxOutputTokens();

        @AssertTrue(message = "synod.gateway.direct.deadline must be positive") default boolean isTimed() {
            return deadline().isPositive();
        }
    }

    /** What is remembered. */
    interface Cache {
        @Min(1) long maxBytes();

        Duration chatFresh();

        @DecimalMin("0") double chatMaxTemperature();

        Duration embedFresh();

        Duration searchFresh();

        Duration searchStaleIfError();

        /** How long an answer is as good as a new one. */
        default Duration freshOf(Operation operation) {
            return switch (operation) {
                case CHAT -> chatFresh();
                case EMBED -> embedFresh();
                case SEARCH -> searchFresh();
            };
        }

        @AssertTrue(message = "synod.gateway.cache needs positive times, and search-stale-if-error >= search-fresh") default boolean isOrdered() {
            return Stream.of(chatFresh(), embedFresh(), searchFresh()).allMatch(Duration::isPositive)
                    && searchStaleIfError().compareTo(searchFresh()) >= 0;
        }
    }

    /** How many calls one provider may hold. */
    interface Bulkhead {
        @Min(1) int running();

        @Min(0) int waiting();
    }
}
