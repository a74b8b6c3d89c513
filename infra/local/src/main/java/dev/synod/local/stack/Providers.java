package dev.synod.local.stack;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Who answers the council: the real providers that the environment names, or else the simulator. Who only embeds or
 * searches is asked beside a real council, never beside a simulated one. Which models they are asked for, and in
 * which order, is the gateway's own configuration.
 *
 * @param names for people
 * @param environment what the gateway is told: keys and addresses
 */
public record Providers(List<String> names, Map<String, String> environment) {

    private static final String SIMULATOR = "simulator";
    private static final List<String> SIMULATED = List.of("anthropic", "openai", "voyage", "brave", "tavily", "exa");

    /** Who can hold a council, and the variable that makes it present. */
    private static final SequencedMap<String, String> COUNCIL = byName(
            "anthropic ANTHROPIC_API_KEY",
            "openai OPENAI_API_KEY",
            "openrouter OPENROUTER_API_KEY",
            "mistral MISTRAL_API_KEY",
            "xai XAI_API_KEY",
            "gemini GEMINI_API_KEY",
            "groq GROQ_API_KEY",
            "vllm VLLM_BASE_URL",
            "ollama OLLAMA_HOST");

    /** The same for who embeds or searches; none of them can hold a council. */
    private static final SequencedMap<String, String> LOOKUPS =
            byName("voyage VOYAGE_API_KEY", "brave BRAVE_API_KEY", "tavily TAVILY_API_KEY", "exa EXA_API_KEY");

    /** What goes with an address, if it is set. */
    private static final List<String> DETAILS = List.of("VLLM_API_KEY", "SYNOD_VLLM_MODEL", "SYNOD_OLLAMA_MODEL");

    /** Whether nothing real is asked. */
    public boolean simulated() {
        return names.equals(List.of(SIMULATOR));
    }

    /** What to set for real answers, for people. */
    public static String variables() {
        return String.join(", ", COUNCIL.sequencedValues());
    }

    /** Looks for keys and addresses in the environment. */
    public static Providers from(Map<String, String> given, StackPorts ports) {
        List<String> names = new ArrayList<>(present(COUNCIL, given));
        if (names.isEmpty()) {
            return simulator(ports);
        }
        names.addAll(present(LOOKUPS, given));
        Map<String, String> environment = new LinkedHashMap<>();
        List.of(COUNCIL.sequencedValues(), LOOKUPS.sequencedValues(), DETAILS).forEach(variables -> variables.stream()
                .filter(variable -> isSet(given, variable))
                .forEach(variable -> environment.put(variable, given.get(variable))));
        return new Providers(names, environment);
    }

    /** Texts and searches go wherever the council goes: all real, or all simulated. */
    private static Providers simulator(StackPorts ports) {
        String base = "http://127.0.0.1:" + ports.of(Port.SIMULATOR);
        Map<String, String> environment = new LinkedHashMap<>();
        // Whoever starts a stack without looking at the environment passes it on all the same.
        environment.put("VLLM_BASE_URL", "");
        environment.put("OLLAMA_HOST", "");
        for (String provider : SIMULATED) {
            String prefix = "SYNOD_GATEWAY_PROVIDERS_" + provider.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_BASE_URL", base + "/" + provider);
            environment.put(prefix + "_API_KEY", SIMULATOR);
        }
        return new Providers(List.of(SIMULATOR), environment);
    }

    private static List<String> present(SequencedMap<String, String> variables, Map<String, String> given) {
        return variables.entrySet().stream()
                .filter(variable -> isSet(given, variable.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isSet(Map<String, String> given, String name) {
        return !given.getOrDefault(name, "").isBlank();
    }

    private static SequencedMap<String, String> byName(String... namesAndVariables) {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        for (String pair : namesAndVariables) {
            variables.put(pair.split(" ")[0], pair.split(" ")[1]);
        }
        return variables;
    }
}
