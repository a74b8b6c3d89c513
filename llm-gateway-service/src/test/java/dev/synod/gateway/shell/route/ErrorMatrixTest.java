package dev.synod.gateway.shell.route;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every class of error in every provider's published form, over HTTP, through adapters, guards and route: how often the
 * same provider is asked, whether the next one is, and what the caller gets.
 */
class ErrorMatrixTest {
    private static final String CHAT = "/error-matrix/chat.psv";
    private static final String LOOKUPS = "/error-matrix/lookups.psv";

    private static final Map<String, String> SHORT_TIMES = Map.of(
            "timeouts.first-token", "1s",
            "timeouts.idle", "1s",
            "timeouts.total", "1500ms",
            "timeouts.lookup", "1s");

    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, MatrixGateway> GATEWAYS = new HashMap<>();

    @AfterAll
    static void close() {
        GATEWAYS.values().forEach(MatrixGateway::close);
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = {CHAT, LOOKUPS},
            delimiter = '|',
            quoteCharacter = '`')
    void an_error_is_retried_then_passed_on_or_told(ArgumentsAccessor line) {
        MatrixRow row = MatrixRow.of(line);
        assertThat(gateway(row).ask(row, "both")).as(row.toString()).isEqualTo(row.expected());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = CHAT, delimiter = '|', quoteCharacter = '`')
    void an_error_of_the_only_provider_is_told(ArgumentsAccessor line) {
        MatrixRow row = MatrixRow.of(line);
        assertThat(gateway(row).ask(row, "alone")).as(row.toString()).isEqualTo(row.expectedAlone());
    }

    /** Only who hangs is given little time: a busy machine must not make others look slow. */
    private static MatrixGateway gateway(MatrixRow row) {
        boolean slow = row.how() == MatrixRow.How.HANGS;
        String name = slow ? "slow-" + row.provider() : row.provider();
        return GATEWAYS.computeIfAbsent(name, key -> {
            try {
                return new MatrixGateway(VERTX, name, kindOf(row.provider()), slow ? SHORT_TIMES : Map.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String kindOf(String provider) {
        return switch (provider) {
            case "anthropic", "voyage", "brave", "tavily", "exa" -> provider;
            default -> "openai";
        };
    }
}
