package dev.synod.kit.http;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemDefaultsTest {

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, false",
        "401, unauthenticated, false",
        "404, not_found, false",
        "418, invalid_request, false",
        "429, rate_limited, true",
        "500, internal_error, true",
        "503, unavailable, true"
    })
    void a_bare_status_gets_a_code_a_type_and_whether_to_retry(int status, String code, boolean retryable) {
        HttpProblem complete = complete(
                HttpProblem.builder().withStatus(status).withTitle("title").build());

        assertThat(complete.getParameters()).containsEntry("code", code).containsEntry("retryable", retryable);
        assertThat(complete.getType()).hasToString("https://synod.dev/problems/" + code);
    }

    @Test
    void what_a_problem_says_itself_stays() {
        HttpProblem complete = complete(Problems.problem(409, "illegal_transition", "Not now", "It has ended.")
                .with("retryable", true)
                .with("state", "COMPLETED")
                .build());

        assertThat(complete.getParameters())
                .containsEntry("code", "illegal_transition")
                .containsEntry("retryable", true)
                .containsEntry("state", "COMPLETED");
        assertThat(complete.getDetail()).isEqualTo("It has ended.");
    }

    private static HttpProblem complete(HttpProblem problem) {
        return new ProblemDefaults(new SecurityEvents(new SimpleMeterRegistry()))
                .apply(problem, ProblemContext.of(problem, "/api/v1/sessions"));
    }
}
