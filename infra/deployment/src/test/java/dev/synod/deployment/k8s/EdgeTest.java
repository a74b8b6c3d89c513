package dev.synod.deployment.k8s;

import dev.synod.deployment.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The edge sends every path to the service whose sources have it. */
class EdgeTest {

    private static final EdgeRoutes ROUTES = EdgeRoutes.read(Repository.file("infra/edge/nginx.conf"));
    private static final List<String> SERVICES =
            List.of("session-service", "llm-gateway-service", "persistence-worker", "stream-service");
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]+)\"\\)");
    private static final Pattern VERB = Pattern.compile("@(GET|POST|PUT|PATCH|DELETE)\\b");

    @Test
    void every_path_of_a_resource_leads_to_its_service() throws IOException {
        Map<String, String> owners = new TreeMap<>();
        for (String service : SERVICES) {
            paths(service).forEach(path -> owners.put(path, service));
        }
        assertThat(owners).hasSizeGreaterThan(40);
        assertThat(owners)
                .allSatisfy((path, owner) ->
                        assertThat(ROUTES.serviceOf(path)).as(path).isEqualTo(owner));
    }

    @ParameterizedTest
    @CsvSource({
        "/, stream-service",
        "/static/bundle/app-1.js, stream-service",
        "/q/metrics, nobody",
        "/q/health, nobody",
        "/edge/health, nobody",
    })
    void all_else_is_the_consoles_and_what_is_for_inside_is_nobodys(String path, String owner) {
        assertThat(ROUTES.serviceOf(path)).isEqualTo(owner);
    }

    /** Paths of all resources of a service, with something in place of what varies. */
    private static List<String> paths(String service) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.file(service + "/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith("Resource.java"))
                    .flatMap(file -> paths(file).stream())
                    .map(path -> path.replaceAll("\\{[^}]+}", "7"))
                    .toList();
        }
    }

    /** Those of its methods, below the class's, which is one itself if a method has none of its own. */
    private static List<String> paths(Path file) {
        String source = EdgeRoutes.text(file);
        List<String> all =
                PATH.matcher(source).results().map(result -> result.group(1)).toList();
        Stream<String> ofMethods = all.stream().skip(1).map(path -> all.getFirst() + "/" + path.replaceFirst("^/", ""));
        boolean ofClass = VERB.matcher(source).results().count() > all.size() - 1;
        return Stream.concat(ofMethods, all.stream().limit(ofClass ? 1 : 0)).toList();
    }
}
