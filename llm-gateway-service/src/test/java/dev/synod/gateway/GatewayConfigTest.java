package dev.synod.gateway;

import dev.synod.gateway.core.ModelBook;
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
        "providers.tavily.base-url, api.tavily.com, http(s) URL",
        "providers.openai.base-url, https://api.openai.com/, without a slash",
        "providers.ollama.base-url, ?, http(s) URL",
        "providers.anthropic.dialect, mistral, dialect for a kind other than openai",
        "providers.groq.dialect, french, french",
        "providers.brave.kind, google, google"
    })
    void settings_of_providers_that_make_no_sense_stop_the_start(String key, String value, String reason) {
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

    @ParameterizedTest
    @CsvSource({
        "anthropic, ANTHROPIC_API_KEY, api-key",
        "openai, OPENAI_API_KEY, api-key",
        "openrouter, OPENROUTER_API_KEY, api-key",
        "mistral, MISTRAL_API_KEY, api-key",
        "xai, XAI_API_KEY, api-key",
        "gemini, GEMINI_API_KEY, api-key",
        "groq, GROQ_API_KEY, api-key",
        "ollama, OLLAMA_HOST, base-url",
        "vllm, VLLM_BASE_URL, base-url",
        "voyage, VOYAGE_API_KEY, api-key",
        "brave, BRAVE_API_KEY, api-key",
        "tavily, TAVILY_API_KEY, api-key",
        "exa, EXA_API_KEY, api-key"
    })
    void a_provider_is_there_once_its_usual_variable_is_set(String provider, String variable, String missing)
            throws IOException {
        assertThat(Settings.with(Map.of()).providers().get(provider).missing()).hasValue(missing);
        assertThat(Settings.with(Map.of(variable, "value"))
                        .providers()
                        .get(provider)
                        .missing())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ollama, box, http://box:11434",
        "ollama, 127.0.0.1, http://127.0.0.1:11434",
        "ollama, 0.0.0.0:8000, http://0.0.0.0:8000",
        "ollama, http://box/, http://box:11434",
        "ollama, https://box.example/ollama, https://box.example/ollama",
        "ollama, https://box.example:443/v1/, https://box.example:443",
        "vllm, http://box:8000/v1, http://box:8000",
        "vllm, box:8000, http://box:8000"
    })
    void servers_of_ones_own_are_found_however_their_address_is_written(String provider, String address, String url)
            throws IOException {
        GatewayConfig config = Settings.with(Map.of("OLLAMA_HOST", address, "VLLM_BASE_URL", address));
        assertThat(config.providers().get(provider).url()).isEqualTo(url);
    }

    @Test
    void providers_offer_what_their_kind_can_do_and_models_are_listed_for() throws IOException {
        GatewayConfig config = Settings.with(Map.of());
        ModelBook models = Settings.models();
        assertThat(config.providers().get("openai").offers(Operation.EMBED, "openai", models))
                .isTrue();
        assertThat(config.providers().get("groq").offers(Operation.EMBED, "groq", models))
                .isFalse();
        assertThat(config.providers().get("groq").offers(Operation.CHAT, "groq", models))
                .isTrue();
        assertThat(config.providers().get("exa").offers(Operation.SEARCH, "exa", models))
                .isTrue();
        assertThat(config.search().route()).containsExactly("brave", "tavily", "exa");
        assertThat(config.embeddings().route())
                .containsExactly("voyage/voyage-3.5-lite", "openai/text-embedding-3-small");
    }
}
