package dev.synod.deployment;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which variables of its environment a program of ours reads, by what its sources say. */
public final class KnownSettings {

    private static final String KIT = "service-kit/src/main/resources/META-INF/microprofile-config.properties";
    private static final List<String> SERVICES =
            List.of("session-service", "llm-gateway-service", "persistence-worker", "stream-service");
    /** A key in a README's table, or a variable that a text or a default names. */
    private static final Pattern KEY = Pattern.compile("`(synod\\.[a-z0-9.-]+)`");

    private static final Pattern VARIABLE = Pattern.compile("[`{]([A-Z][A-Z0-9_]+)[`:}]");

    private static final Map<String, Set<String>> VARIABLES = new ConcurrentHashMap<>();

    private KnownSettings() {}

    /** Whether a program of ours reads this variable; what others read is theirs to say. */
    public static boolean knows(String program, String variable) {
        return switch (program) {
            case "setup" -> isOfSetup(variable);
            case "connect" ->
                read("infra/images/connect").contains(variable)
                        || read("infra/connect/worker.properties").contains(variable);
            case "simulator" -> variables("infra/simulator").contains(variable) || common().contains(variable);
            default -> !SERVICES.contains(program) || isOfService(program, variable);
        };
    }

    /** A service's settings, its own before those of all. */
    public static Map<String, String> properties(String module) {
        Map<String, String> properties = new TreeMap<>();
        for (String file : List.of(KIT, module + "/src/main/resources/application.properties")) {
            Properties read = new Properties();
            try {
                read.load(new StringReader(read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
        }
        return properties;
    }

    private static boolean isOfService(String name, String variable) {
        if (variable.startsWith("SYNOD_")) {
            return variables(name).contains(variable);
        }
        return common().contains(variable) || variables(name).contains(variable);
    }

    private static boolean isOfSetup(String variable) {
        String prefix = "SYNOD_DB_PASSWORD_";
        String source = read("infra/local/src/main/java/dev/synod/local/setup/Setup.java");
        return variable.startsWith(prefix)
                ? read("infra/postgres/bootstrap.sql")
                        .contains(
                                "'synod_" + variable.substring(prefix.length()).toLowerCase(Locale.ROOT) + "'")
                : source.contains('"' + variable + '"');
    }

    private static Set<String> variables(String module) {
        return VARIABLES.computeIfAbsent(module, KnownSettings::readVariables);
    }

    private static Set<String> readVariables(String module) {
        Set<String> known = new HashSet<>();
        properties(module).keySet().forEach(key -> known.add(asVariable(key)));
        for (String text : List.of(
                read(module + "/README.md"),
                read("service-kit/README.md"),
                read(module + "/src/main/resources/application.properties"))) {
            KEY.matcher(text).results().forEach(key -> known.add(asVariable(key.group(1))));
            VARIABLE.matcher(text).results().forEach(variable -> known.add(variable.group(1)));
        }
        return known;
    }

    /** What Quarkus, JWT and the Kafka client read, as far as it is named somewhere here, or is the client's own. */
    private static Set<String> common() {
        Set<String> known = new HashSet<>();
        for (String readme : List.of("README.md", "infra/edge/README.md")) {
            VARIABLE.matcher(read(readme)).results().forEach(variable -> known.add(variable.group(1)));
        }
        SERVICES.forEach(service -> variables(service).stream()
                .filter(variable -> !variable.startsWith("SYNOD_"))
                .forEach(known::add));
        ConsumerConfig.configNames().forEach(key -> known.add(asVariable("kafka." + key)));
        ProducerConfig.configNames().forEach(key -> known.add(asVariable("kafka." + key)));
        return known;
    }

    private static String asVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static String read(String file) {
        try {
            return Files.readString(Repository.file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
