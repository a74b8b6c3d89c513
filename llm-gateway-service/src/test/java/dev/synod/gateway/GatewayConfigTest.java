package dev.synod.gateway;

import dev.synod.gateway.core.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GatewayConfigTest {
    @Test
    void the_defaults_are_right() throws IOException {
        assertThat(Settings.with(Map.of()).circuit().isOrdered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "calls.renew-every, 6s, lease >= 2",
        "calls.sweep-every, 0s, sweep-every",
        "timeouts.idle, 0s, timeouts must all be positive",
        "retry.first-delay, 1m, first-delay <= max-delay",
        "timeouts.lookup, 0s, timeouts must all be positive",
        "circuit.chat.window, 0s, window > 0",
        "circuit.search.window, 0s, window > 0",
        "circuit.first-cooldown, 2m, first-cooldown <= max-cooldown",
        "delta-every, 0s, delta-every must be positive",
        "review-every, 0s, review-every must be positive"
    })
    void durations_that_make_no_sense_stop_the_start(String key, String value, String reason) {
        assertThatThrownBy(() -> Settings.with(Map.of("synod.gateway." + key, value)))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "circuit.embed.failures, 0, failures",
        "providers.brave.usd-per-search, -1, usd-per-search",
        "providers.openai.embedding-models.text-embedding-3-small.usd-per-million, -0.1, usd-per-million",
        "providers.voyage.usd-per-search, 1, usd-per-search for brave and tavily",
        "providers.brave.embedding-models.m.usd-per-million, 1, embedding-models for openai and voyage",
        "providers.tavily.base-url, api.tavily.com, must be an http",
        "providers.brave.kind, google, google"
    })
    void settings_of_lookups_that_make_no_sense_stop_the_start(String key, String value, String reason) {
        assertThatThrownBy(() -> Settings.with(Map.of("synod.gateway." + key, value)))
                .hasMessageContaining(reason);
    }

    @Test
    void circuits_open_at_their_operations_own_thresholds() throws IOException {
        GatewayConfig.Circuit circuit = Settings.with(Map.of()).circuit();
        assertThat(circuit.of(Operation.CHAT).failures()).isEqualTo(3);
        assertThat(circuit.of(Operation.EMBED).failures()).isEqualTo(5);
        assertThat(circuit.of(Operation.SEARCH).window()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void providers_without_a_key_are_absent_and_the_lookup_routes_are_ordered() throws IOException {
        GatewayConfig config = Settings.with(Map.of("BRAVE_API_KEY", "k"));
        assertThat(config.providers().get("brave").isPresent()).isTrue();
        assertThat(config.providers().get("brave").offers(Operation.SEARCH)).isTrue();
        assertThat(config.providers().get("tavily").isPresent()).isFalse();
        assertThat(config.search().route()).containsExactly("brave", "tavily");
        assertThat(config.embeddings().route())
                .containsExactly("voyage/voyage-3.5-lite", "openai/text-embedding-3-small");
    }
}
