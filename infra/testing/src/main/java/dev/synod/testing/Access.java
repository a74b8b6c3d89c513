package dev.synod.testing;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every operation of every service, old and new. */
public final class Access {
    private final URI service;

    public Access(URI service) {
        this.service = service;
    }

    /** Without a token nothing is done or told; what is public is named. */
    public void demandsATokenEverywhereBut(String... publicPaths) {
        Set<String> open = Set.of(publicPaths);
        List<ApiOperation> closed = ApiOperation.of(service).stream()
                .filter(operation -> !open.contains(operation.path()))
                .toList();
        assertThat(closed).isNotEmpty();
        assertThat(closed).allSatisfy(operation -> {
            HttpResponse<String> answer = operation.call(service, "", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            assertThat(Http.json(answer.body()).path("code").asText()).isEqualTo("unauthenticated");
            assertHeaders(answer);
        });
    }

    /**
     * What is for administrators is for nobody else, who aren't told either what else is wrong; and who watches is told
     * of each try.
     *
     * @param operations how many there are
     */
    public void refusesUsersWhatIsForAdministrators(int operations) {
        List<ApiOperation> restricted = ApiOperation.of(service).stream()
                .filter(ApiOperation::forAdministrators)
                .toList();
        assertThat(restricted).hasSize(operations);
        try (LogLines log = LogLines.listen()) {
            assertThat(restricted).allSatisfy(operation -> {
                HttpResponse<String> answer = operation.call(service, TestTokens.user("mallory"), "{nonsense");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                assertThat(Http.json(answer.body()).path("code").asText()).isEqualTo("forbidden");
                assertHeaders(answer);
            });
            assertThat(log.security()).hasSize(operations).allSatisfy(event -> assertThat(event.text())
                    .startsWith("authz_fail:role at "));
            assertThat(log.text()).doesNotContain("mallory");
        }
    }

    /** A body beyond the limit is answered like any other mistake, whether it says how large it is or not. */
    public void refusesBodiesBeyond(int limitBytes, String path) {
        byte[] body = ("{\"problem\": \"" + "x".repeat(limitBytes) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher known = HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest.BodyPublisher unknown = HttpRequest.BodyPublishers.fromPublisher(known);
        assertThat(List.of(known, unknown)).allSatisfy(publisher -> {
            HttpResponse<String> answer = new Http()
                    .send(HttpRequest.newBuilder(service.resolve(path))
                            .header("Authorization", "Bearer " + TestTokens.admin("olga"))
                            .header("Content-Type", "application/json")
                            .POST(publisher));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            JsonNode problem = Http.json(answer.body());
            assertThat(problem.path("code").asText()).isEqualTo("too_large");
            assertThat(problem.path("type").asText()).isEqualTo("https://synod.dev/problems/too_large");
            assertThat(problem.path("retryable").asBoolean(true)).isFalse();
            assertThat(problem.path("detail").asText()).contains(Integer.toString(limitBytes));
            assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
            assertHeaders(answer);
        });
    }

    /** Nobody is believed who says whom they forward for, and no other origin's page gets to read anything. */
    public void believesNoHeaders() {
        HttpResponse<String> answer = new Http()
                .send(HttpRequest.newBuilder(service.resolve("/api/v1/nothing"))
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("X-Forwarded-Proto", "https")
                        .header("Forwarded", "for=203.0.113.9;proto=https")
                        .header("Origin", "https://evil.example"));
        assertThat(answer.headers().map())
                .doesNotContainKeys("ratelimit", "strict-transport-security", "access-control-allow-origin");
    }

    private static void assertHeaders(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
