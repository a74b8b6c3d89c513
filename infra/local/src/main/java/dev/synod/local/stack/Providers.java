package dev.synod.local.stack;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Who answers the council: the real providers whose keys the environment holds, or else the simulator. Who
 * only embeds or searches is asked beside a real council, never beside a simulated one.
 *
 * @param names for people
 * @param environment what the gateway is told through its environment: keys and addresses
 * @param properties what it is told through a file: names that an environment can't spell
 */
public record Providers(List<String> names, Map<String, String> environment, Map<String, String> properties) {

    private static final String SIMULATOR = "simulator";
    private static final String PREFIX = "synod.gateway.providers.";
    private static final String OPENROUTER_MODEL = "openai/gpt-4.1";
    private static final int OLLAMA_PORT = 11434;
    private static final List<String> ROUTES =
            List.of("expert-a", "expert-b", "chairman", "chairman-substitute", "utility");

    private static final List<String> SIMULATED = List.of("anthropic", "openai", "voyage", "brave", "tavily");

    /** Who embeds or searches, and the key that makes it present; none of them can hold a council. */
    private static final SequencedMap<String, String> LOOKUPS = lookups();

    /** Whether nothing real is asked. */
    public boolean simulated() {
        return names.equals(List.of(SIMULATOR));
    }

    /** Looks for keys in the environment. */
    public static Providers from(Map<String, String> given, StackPorts ports) {
        Map<String, String> environment = new LinkedHashMap<>();
        Map<String, String> properties = new TreeMap<>();
        List<String> names = new ArrayList<>();
        List<String> models = new ArrayList<>();
        if (has(given, "ANTHROPIC_API_KEY")) {
            environment.put("ANTHROPIC_API_KEY", given.get("ANTHROPIC_API_KEY"));
            names.add("anthropic");
            models.add("anthropic/claude-sonnet-4-5");
        }
        if (has(given, "OPENAI_API_KEY")) {
            environment.put("OPENAI_API_KEY", given.get("OPENAI_API_KEY"));
            names.add("openai");
            models.add("openai/gpt-4.1");
        }
        if (has(given, "OPENROUTER_API_KEY")) {
            environment.put("SYNOD_GATEWAY_PROVIDERS_OPENROUTER_API_KEY", given.get("OPENROUTER_API_KEY"));
            names.add("openrouter");
            models.add("openrouter/" + OPENROUTER_MODEL);
            properties.putAll(openAiLike("openrouter", "https://openrouter.ai/api", OPENROUTER_MODEL));
        }
        if (has(given, "OLLAMA_HOST")) {
            String model = given.getOrDefault("SYNOD_OLLAMA_MODEL", "llama3.1");
            environment.put("SYNOD_GATEWAY_PROVIDERS_OLLAMA_API_KEY", "ollama");
            names.add("ollama (" + model + ")");
            models.add("ollama/" + model);
            properties.putAll(openAiLike("ollama", ollamaUrl(given.getOrDefault("OLLAMA_HOST", "")), model));
        }
        if (!properties.isEmpty()) {
            properties.putAll(routes(models));
        }
        if (names.isEmpty()) {
            return simulator(ports);
        }
        LOOKUPS.forEach((name, key) -> {
            if (has(given, key)) {
                environment.put(key, given.get(key));
                names.add(name);
            }
        });
        return new Providers(names, environment, properties);
    }

    /** Texts and searches go wherever the council goes: all real, or all simulated. */
    private static Providers simulator(StackPorts ports) {
        String base = "http://127.0.0.1:" + ports.of(Port.SIMULATOR);
        Map<String, String> environment = new LinkedHashMap<>();
        for (String provider : SIMULATED) {
            String prefix = "SYNOD_GATEWAY_PROVIDERS_" + provider.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_BASE_URL", base + "/" + provider);
            environment.put(prefix + "_API_KEY", SIMULATOR);
        }
        return new Providers(List.of(SIMULATOR), environment, Map.of());
    }

    private static SequencedMap<String, String> lookups() {
        SequencedMap<String, String> keys = new LinkedHashMap<>();
        keys.put("voyage", "VOYAGE_API_KEY");
        keys.put("brave", "BRAVE_API_KEY");
        keys.put("tavily", "TAVILY_API_KEY");
        return keys;
    }

    private static Map<String, String> openAiLike(String name, String baseUrl, String model) {
        return Map.of(
                PREFIX + name + ".kind", "openai",
                PREFIX + name + ".base-url", baseUrl,
                PREFIX + name + ".models.\"" + model + "\".input-usd-per-million", "0",
                PREFIX + name + ".models.\"" + model + "\".output-usd-per-million", "0");
    }

    /** Every route knows all models, each beginning with another, so that a council is spread over providers. */
    private static Map<String, String> routes(List<String> models) {
        Map<String, String> routes = new TreeMap<>();
        for (int i = 0; i < ROUTES.size(); i++) {
            List<String> order = new ArrayList<>(models);
            Collections.rotate(order, -i);
            routes.put("synod.gateway.routes." + ROUTES.get(i), String.join(",", order));
        }
        return routes;
    }

    private static boolean has(Map<String, String> given, String name) {
        return !given.getOrDefault(name, "").isBlank();
    }

    private static String ollamaUrl(String host) {
        URI uri = URI.create(host.contains("://") ? host : "http://" + host);
        String port = uri.getPort() == -1 ? ":" + OLLAMA_PORT : ":" + uri.getPort();
        String path = uri.getPath().endsWith("/")
                ? uri.getPath().substring(0, uri.getPath().length() - 1)
                : uri.getPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }
}
