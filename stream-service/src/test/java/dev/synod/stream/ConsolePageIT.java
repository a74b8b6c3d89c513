package dev.synod.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.Http;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What the console's page is told, and what it may do. */
@QuarkusTest
@TestProfile(FastTimes.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class ConsolePageIT {
    private static final Pattern OWN_FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    private final Http http = new Http();

    @TestHTTPResource
    URI service;

    @Test
    void the_page_names_files_of_its_own_that_are_there() {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        List<String> files = OWN_FILE.matcher(page.body())
                .results()
                .map(file -> file.group(1))
                .toList();

        assertThat(files).anyMatch(file -> file.endsWith(".js")).anyMatch(file -> file.endsWith(".css"));
        assertThat(files).allSatisfy(file -> assertThat(get(file).statusCode()).isEqualTo(200));
        assertThat(page.body()).doesNotContain("http://", "https://");
    }

    @Test
    void the_page_may_run_its_own_scripts_and_talk_to_our_services_only() {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("connect-src 'self' https://sessions.example.org/")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "*");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void the_page_is_told_where_the_other_services_are_if_they_are_elsewhere() {
        JsonNode places = Http.json(get("/console/config.json").body());

        assertThat(places.path("sessionsUrl").asText()).isEqualTo("https://sessions.example.org");
        assertThat(places.has("recordUrl")).isFalse();
        assertThat(places.has("traceUrl")).isFalse();
    }

    private HttpResponse<String> get(String path) {
        return http.send(HttpRequest.newBuilder(service.resolve(path)).GET());
    }
}
