package dev.synod.deployment.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synod.deployment.KnownSettings;
import dev.synod.deployment.Programs;
import dev.synod.deployment.Repository;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The compose file, as far as it can be judged without Docker. */
class ComposeTest {

    /** Those of the Compose Specification (https://github.com/compose-spec/compose-spec) that are used. */
    private static final Set<String> KEYS = Set.of(
            "image",
            "command",
            "environment",
            "env_file",
            "volumes",
            "ports",
            "configs",
            "restart",
            "read_only",
            "tmpfs",
            "cap_drop",
            "security_opt",
            "depends_on",
            "stop_grace_period",
            "profiles");

    private static final Pattern IMAGE = Pattern.compile("image: (\\S+)");

    private static Map<String, JsonNode> services = Map.of();

    @BeforeAll
    static void read() throws IOException {
        // The parser below Jackson's, which knows merge keys.
        Object text = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Repository.file("infra/compose.yaml")));
        JsonNode file = new ObjectMapper().valueToTree(text);
        assertThat(file.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "x-service", "x-environment", "services", "configs", "volumes");
        Map<String, JsonNode> read = new TreeMap<>();
        file.get("services").properties().forEach(entry -> read.put(entry.getKey(), entry.getValue()));
        services = read;
    }

    @Test
    void every_key_is_one_of_compose() {
        services.forEach((name, service) ->
                assertThat(service.fieldNames()).toIterable().as(name).isSubsetOf(KEYS));
    }

    @Test
    void images_are_those_of_the_demo_in_kubernetes() {
        String demo = Programs.run(Repository.file(""), Programs.required("kubectl"), "kustomize", "k8s/overlays/demo");
        Set<String> images = new TreeSet<>();
        services.values().forEach(service -> images.add(service.get("image").asText()));
        assertThat(images).isEqualTo(imagesOf(demo)).contains(PostgresServer.IMAGE, KafkaBroker.IMAGE);
    }

    @Test
    void our_programs_may_do_nothing_but_their_job() {
        assertThat(ours()).hasSize(7).allSatisfy((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.path("tmpfs"))
                    .as(name)
                    .extracting(JsonNode::asText)
                    .containsExactly("/tmp");
            assertThat(service.path("cap_drop"))
                    .as(name)
                    .extracting(JsonNode::asText)
                    .containsExactly("ALL");
            assertThat(service.path("security_opt"))
                    .as(name)
                    .extracting(JsonNode::asText)
                    .containsExactly("no-new-privileges:true");
        });
    }

    @Test
    void our_programs_are_told_only_what_they_know() {
        ours().forEach((name, service) -> service.path("environment")
                .fieldNames()
                .forEachRemaining(variable -> assertThat(KnownSettings.knows(name, variable))
                        .as("%s knows %s", name, variable)
                        .isTrue()));
    }

    @Test
    void what_is_mounted_is_there_and_what_is_waited_for_too() {
        services.forEach((name, service) -> {
            service.path("volumes").forEach(volume -> {
                String source = volume.asText().split(":")[0];
                if (source.startsWith("./")) {
                    assertThat(Repository.file("infra").resolve(source))
                            .as(name)
                            .exists();
                }
            });
            JsonNode needs = service.path("depends_on");
            Stream<String> names = needs.isArray()
                    ? StreamSupport.stream(needs.spliterator(), false).map(JsonNode::asText)
                    : needs.properties().stream().map(Map.Entry::getKey);
            assertThat(names).as(name).isSubsetOf(services.keySet());
        });
    }

    @Test
    void ports_are_open_to_this_machine_only() {
        services.forEach((name, service) -> service.path("ports")
                .forEach(port -> assertThat(port.asText()).as(name).startsWith("127.0.0.1:")));
    }

    @Test
    void simulated_providers_are_those_of_the_gateway() throws IOException {
        assertThat(Files.readAllLines(Repository.file("infra/simulator/providers.env")))
                .filteredOn(line -> !line.startsWith("#"))
                .hasSize(12)
                .allSatisfy(line -> assertThat(KnownSettings.knows("llm-gateway-service", line.split("=")[0]))
                        .as(line)
                        .isTrue());
    }

    private static Map<String, JsonNode> ours() {
        Map<String, JsonNode> ours = new TreeMap<>(services);
        ours.values().removeIf(service -> !service.get("image").asText().startsWith("synod/"));
        return ours;
    }

    private static Set<String> imagesOf(String manifests) {
        Set<String> images = new TreeSet<>();
        Matcher found = IMAGE.matcher(manifests);
        while (found.find()) {
            images.add(found.group(1));
        }
        return images;
    }
}
