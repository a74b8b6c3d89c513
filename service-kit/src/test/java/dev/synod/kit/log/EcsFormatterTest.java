package dev.synod.kit.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.json.runtime.JsonFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EcsFormatterTest {

    @Test
    void ids_are_fields_by_their_names_in_the_schema_and_in_spans() throws IOException {
        ExtLogRecord line = new ExtLogRecord(Level.WARN, "degraded", EcsFormatterTest.class.getName());
        line.setMdc(Map.of(
                "traceId",
                "b35ce340b0553ace18faf1325cd47d32",
                "spanId",
                "18faf1325cd47d32",
                "sampled",
                "true",
                LogIds.SESSION,
                "01a2203b-9d39-7232-8ec3-9a69c48f10b7"));
        line.setThrown(new IllegalStateException("away"));

        JsonNode fields = new ObjectMapper()
                .readTree(new EcsFormatter(
                                new JsonFormatter("LEVEL=log.level,MESSAGE=message,STACK_TRACE=error.stack_trace"))
                        .format(line));

        assertThat(fields.path("trace.id").asText()).isEqualTo("b35ce340b0553ace18faf1325cd47d32");
        assertThat(fields.path("span.id").asText()).isEqualTo("18faf1325cd47d32");
        assertThat(fields.path("synod.session.id").asText()).isEqualTo("01a2203b-9d39-7232-8ec3-9a69c48f10b7");
        assertThat(fields.path("log.level").asText()).isEqualTo("WARN");
        assertThat(fields.path("message").asText()).isEqualTo("degraded");
        assertThat(fields.path("error.stack_trace").asText()).contains("IllegalStateException: away");
        assertThat(fields.has("mdc")).as("the platform's own object").isFalse();
        assertThat(fields.has("sampled")).isFalse();
    }
}
