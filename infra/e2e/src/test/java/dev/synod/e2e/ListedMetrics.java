package dev.synod.e2e;

import dev.synod.local.layout.Workspace;
import dev.synod.testing.Http;
import dev.synod.testing.TestSuite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The metrics that alert rules, dashboards and runbooks read: those that the running services show are no fancy. */
final class ListedMetrics {
    private static final Http HTTP = new Http();

    private ListedMetrics() {}

    /** All are there, but for those of which the list says when they appear. To be asked after a verdict. */
    static void assertThere(TestSuite suite) {
        Set<String> shown = Stream.of(suite.session(), suite.gateway(), suite.record(), suite.stream())
                .flatMap(ListedMetrics::shownBy)
                .collect(Collectors.toSet());
        assertThat(listed())
                .isNotEmpty()
                .filteredOn(name -> !shown.contains(name))
                .as("listed, and shown by no service")
                .isEmpty();
    }

    private static List<String> listed() {
        try (Stream<String> lines = Files.lines(Workspace.find().file("infra", "observability", "metrics.txt"))) {
            return lines.filter(line -> !line.contains(" ")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> shownBy(URI service) {
        return HTTP.send(HttpRequest.newBuilder(service.resolve("/q/metrics")))
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0]);
    }
}
