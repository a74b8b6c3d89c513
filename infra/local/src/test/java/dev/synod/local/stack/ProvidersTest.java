package dev.synod.local.stack;

import dev.synod.local.layout.StackPorts;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ProvidersTest {

    private static final StackPorts PORTS = StackPorts.from(Map.of());

    @Test
    void without_keys_the_simulator_answers() {
        Providers providers = Providers.from(Map.of("OPENAI_API_KEY", " "), PORTS);
        assertThat(providers.simulated()).isTrue();
        assertThat(providers.environment())
                .containsEntry("SYNOD_GATEWAY_PROVIDERS_ANTHROPIC_BASE_URL", "http://127.0.0.1:8086/anthropic")
                .containsEntry("SYNOD_GATEWAY_PROVIDERS_VOYAGE_BASE_URL", "http://127.0.0.1:8086/voyage")
                .containsEntry("SYNOD_GATEWAY_PROVIDERS_BRAVE_API_KEY", "simulator")
                .containsKeys("SYNOD_GATEWAY_PROVIDERS_TAVILY_API_KEY", "SYNOD_GATEWAY_PROVIDERS_EXA_API_KEY")
                .containsEntry("OLLAMA_HOST", "");
    }

    @Test
    void a_key_for_searches_alone_leaves_the_simulator_in() {
        Providers providers = Providers.from(Map.of("BRAVE_API_KEY", "k"), PORTS);
        assertThat(providers.simulated()).isTrue();
        assertThat(providers.environment().values()).doesNotContain("k");
    }

    @Test
    void beside_a_real_council_embeddings_and_searches_are_real_where_there_is_a_key() {
        Providers providers = Providers.from(
                Map.of("OPENAI_API_KEY", "o", "VOYAGE_API_KEY", "v", "TAVILY_API_KEY", "t", "BRAVE_API_KEY", ""),
                PORTS);
        assertThat(providers.names()).containsExactly("openai", "voyage", "tavily");
        assertThat(providers.environment())
                .containsOnly(
                        Map.entry("OPENAI_API_KEY", "o"),
                        Map.entry("VOYAGE_API_KEY", "v"),
                        Map.entry("TAVILY_API_KEY", "t"));
    }

    @Test
    void one_real_key_is_enough_to_leave_the_simulator_out() {
        Providers providers = Providers.from(Map.of("ANTHROPIC_API_KEY", "k"), PORTS);
        assertThat(providers.simulated()).isFalse();
        assertThat(providers.environment()).containsExactly(Map.entry("ANTHROPIC_API_KEY", "k"));
    }

    @Test
    void a_server_of_ones_own_is_enough_too_and_its_model_is_passed_on() {
        Providers providers =
                Providers.from(Map.of("OLLAMA_HOST", "box", "SYNOD_OLLAMA_MODEL", "qwen3:8b", "PATH", "/bin"), PORTS);
        assertThat(providers.names()).containsExactly("ollama");
        assertThat(providers.environment())
                .containsOnly(Map.entry("OLLAMA_HOST", "box"), Map.entry("SYNOD_OLLAMA_MODEL", "qwen3:8b"));
    }

    @Test
    void several_providers_share_the_council() {
        Providers providers = Providers.from(Map.of("GROQ_API_KEY", "g", "MISTRAL_API_KEY", "m"), PORTS);
        assertThat(providers.names()).containsExactly("mistral", "groq");
        assertThat(providers.environment()).containsOnlyKeys("MISTRAL_API_KEY", "GROQ_API_KEY");
        assertThat(Providers.variables()).startsWith("ANTHROPIC_API_KEY, ").contains("MISTRAL_API_KEY", "OLLAMA_HOST");
    }
}
