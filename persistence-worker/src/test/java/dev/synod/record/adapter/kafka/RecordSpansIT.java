package dev.synod.record.adapter.kafka;

import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class RecordSpansIT {
    private final Surroundings world = new Surroundings();
    private final InMemorySpanExporter exported;

    RecordSpansIT(InMemorySpanExporter exported) {
        this.exported = exported;
    }

    @Test
    void each_event_continues_its_own_trace() {
        SampleSession session = SampleSession.complete("alice");
        world.publish(session);
        List<SpanData> spans = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> spansOf(session), found -> found.size() == 9);
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.getName()).isEqualTo("record.store");
            assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.system")))
                    .isEqualTo("kafka");
            assertThat(span.getAttributes().get(AttributeKey.stringKey("synod.session.id")))
                    .isEqualTo(session.id().toString());
            assertThat(span.getAttributes().get(AttributeKey.stringKey("synod.event.type")))
                    .startsWith("dev.synod.");
        });
    }

    private List<SpanData> spansOf(SampleSession session) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(session.traceId()))
                .toList();
    }

    static class Exporters {
        @Produces
        @ApplicationScoped
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }
}
