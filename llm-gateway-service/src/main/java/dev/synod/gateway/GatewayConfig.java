package dev.synod.gateway;

import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.Operation;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;

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

    /** Models of one's own, on top of those that the service knows. */
    Optional<String> modelsFile();

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

    /** How to reach a provider; without a key, or an address, it is absent. */
    interface Provider {
        Kind kind();

        @WithDefault("openai")
        OpenAiDialect dialect();

        Optional<String> baseUrl();

        Optional<String> chatPath();

        Optional<String> apiKey();

        /** What its paths are appended to. */
        default String url() {
            return baseUrl().map(dialect()::url).orElse("");
        }

        /** The setting that keeps it from being there, if one does. */
        default Optional<String> missing() {
            if (url().isEmpty()) {
                return Optional.of("base-url");
            }
            boolean keyless = kind() == Kind.OPENAI && dialect().isKeyless();
            return keyless || apiKey().isPresent() ? Optional.empty() : Optional.of("api-key");
        }

        /** True if it has something to offer for this operation. */
        default boolean offers(Operation operation, String name, ModelBook models) {
            return kind().speaks(operation) && models.of(operation).mentions(name);
        }

        @AssertTrue(
                message = "synod.gateway.providers needs a base-url that is an http(s) URL without a slash at its end")
        default boolean isAddressed() {
            return baseUrl().isEmpty() || url().matches("https?://[^\\s?#]+[^\\s?#/]");
        }

        @AssertTrue(message = "synod.gateway.providers has a dialect for a kind other than openai") default boolean isUnderstood() {
            return kind() == Kind.OPENAI || dialect() == OpenAiDialect.OPENAI;
        }
    }

    /** The HTTP shape that a provider speaks. */
    enum Kind {
        ANTHROPIC(Operation.CHAT),
        OPENAI(Operation.CHAT, Operation.EMBED),
        VOYAGE(Operation.EMBED),
        BRAVE(Operation.SEARCH),
        TAVILY(Operation.SEARCH),
        EXA(Operation.SEARCH);

        private final List<Operation> operations;

        Kind(Operation... operations) {
            this.operations = List.of(operations);
        }

        boolean speaks(Operation operation) {
            return operations.contains(operation);
        }
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

        Duration retention();

        @AssertTrue(
                message =
                        "synod.gateway.calls.retention must be longer than requests and answers can come again: 2 days")
        default boolean isKeptLongEnough() {
            return retention().compareTo(Duration.ofDays(2)) > 0;
        }

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
