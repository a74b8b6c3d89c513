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
                .containsKey("SYNOD_GATEWAY_PROVIDERS_TAVILY_API_KEY");
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
        assertThat(providers.properties()).isEmpty();
    }

    @Test
    void an_ollama_host_becomes_a_provider_with_its_own_routes() {
        Providers providers = Providers.from(Map.of("OLLAMA_HOST", "box", "SYNOD_OLLAMA_MODEL", "qwen3:8b"), PORTS);
        assertThat(providers.names()).containsExactly("ollama (qwen3:8b)");
        assertThat(providers.properties())
                .containsEntry("synod.gateway.providers.ollama.base-url", "http://box:11434")
                .containsEntry("synod.gateway.providers.ollama.models.\"qwen3:8b\".input-usd-per-million", "0")
                .containsEntry("synod.gateway.routes.chairman", "ollama/qwen3:8b");
    }

    @Test
    void several_providers_share_the_council() {
        Providers providers = Providers.from(Map.of("OPENAI_API_KEY", "k", "OPENROUTER_API_KEY", "r"), PORTS);
        assertThat(providers.properties())
                .containsEntry("synod.gateway.routes.expert-a", "openai/gpt-4.1,openrouter/openai/gpt-4.1")
                .containsEntry("synod.gateway.routes.expert-b", "openrouter/openai/gpt-4.1,openai/gpt-4.1");
        assertThat(providers.properties().values()).doesNotContain("k", "r");
    }
}
