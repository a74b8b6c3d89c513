package dev.synod.kit.log;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Authorization: Bearer abc.DEF-123_x was sent           | Authorization: Bearer *** was sent
            authorization=Basic dXNlcjpwYXNz                       | authorization=Basic ***
            key sk-ant-api03-Canary_1 is refused                   | key *** is refused
            key AIzaCanaryCanaryCanaryCanary is refused            | key *** is refused
            token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln here    | token *** here
            GET /api/v1/stream?ticket=abc&after=3                  | GET /api/v1/stream?ticket=***&after=3
            jdbc:postgresql://db/synod?user=a&password=geheim      | jdbc:postgresql://db/synod?user=a&password=***
            postgresql://synod:geheim@db:5432/synod                | postgresql://***@db:5432/synod
            {"api_key": "geheim", "model": "m"}                    | {"api_key": "***", "model": "m"}
            x-api-key: geheim                                      | x-api-key: ***
            quarkus.datasource.password=geheim; next               | quarkus.datasource.password=***; next
            asked by noor.haddad+x@mail.example.org, twice         | asked by ***@***, twice
            """)
    void secrets_and_addresses_are_taken_out(String text, String masked) {
        assertThat(Masking.of(text)).isEqualTo(masked);
        assertThat(Masking.of(masked)).as("masked twice").isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01a2203b-9d39-7232-8ec3-9a69c48f10b7/triage/1.1: answered by openai/gpt-4.1-mini, tokens 34 in 901 out",
                "GET /api/v1/sessions/{id}/stream from 127.0.0.0/24",
                "io.vertx.core.VertxException: Connection was closed @ 12",
                "no connection: Connection refused: 127.0.0.1:9092",
                "Following [synod.session.events.v1-0] from {0=12}"
            })
    void what_lines_are_for_stays(String text) {
        assertThat(Masking.of(text)).isSameAs(text);
    }

    @Test
    void a_failure_is_told_without_what_it_or_a_cause_quotes() {
        Throwable failure = new IllegalStateException(
                "no start", new IllegalArgumentException("jdbc:postgresql://synod:geheim@db/synod"));
        failure.addSuppressed(new IllegalStateException("password=geheim"));

        String told = stackTrace(Objects.requireNonNull(Masking.of(failure)));

        assertThat(told)
                .doesNotContain("geheim")
                .contains("java.lang.IllegalStateException: no start", "java.lang.IllegalArgumentException: jdbc:")
                .contains("Suppressed", MaskingTest.class.getName());
    }

    @Test
    void a_failure_that_tells_nothing_is_told_as_it_is() {
        Throwable failure = new IllegalStateException("no start", new IllegalArgumentException("no host"));

        assertThat(Masking.of(failure)).isSameAs(failure);
    }

    @Test
    void a_line_loses_its_secrets_with_its_parameters_and_its_failure() {
        ExtLogRecord line = new ExtLogRecord(
                Level.INFO, "call of %s", ExtLogRecord.FormatStyle.PRINTF, MaskingTest.class.getName());
        line.setParameters(new Object[] {"noor@mail.example.org"});
        line.setThrown(new IllegalStateException("Bearer abcdefgh"));

        assertThat(new MaskingFilter().isLoggable(line)).isTrue();

        assertThat(line.getFormattedMessage()).isEqualTo("call of ***@***");
        assertThat(line.getThrown()).hasMessage("Bearer ***");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
