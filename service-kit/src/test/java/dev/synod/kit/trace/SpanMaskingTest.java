package dev.synod.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpanMaskingTest {

    @Test
    void a_ticket_in_a_query_gets_into_no_span() {
        try (SdkTracerProvider tracers =
                SdkTracerProvider.builder().addSpanProcessor(new SpanMasking()).build()) {
            ReadableSpan span = (ReadableSpan) tracers.get("test")
                    .spanBuilder("GET")
                    .setAttribute("url.query", "after=3&ticket=canary")
                    .startSpan();

            assertThat(span.getAttribute(AttributeKey.stringKey("url.query"))).isEqualTo("after=3&ticket=***");
        }
    }
}
