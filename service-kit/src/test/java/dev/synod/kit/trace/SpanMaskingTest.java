package dev.synod.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpanMaskingTest {

    @Test
    void neither_a_ticket_nor_an_address_gets_into_a_span() {
        try (SdkTracerProvider tracers =
                SdkTracerProvider.builder().addSpanProcessor(new SpanMasking()).build()) {
            ReadableSpan span = (ReadableSpan) tracers.get("test")
                    .spanBuilder("GET")
                    .setAttribute("url.query", "after=3&ticket=canary")
                    .setAttribute("client.address", "203.0.113.77")
                    .startSpan();

            assertThat(span.getAttribute(AttributeKey.stringKey("url.query"))).isEqualTo("after=3&ticket=***");
            assertThat(span.getAttribute(AttributeKey.stringKey("client.address")))
                    .isEqualTo("203.0.113.0/24");
        }
    }
}
