package dev.synod.kit.trace;

import dev.synod.events.TraceContext;
import io.opentelemetry.context.Context;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TracesTest {
    private static final TraceContext REMOTE =
            new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1");

    @Test
    void a_trace_survives_the_way_through_a_row() {
        assertThat(Traces.of(Traces.contextOf(REMOTE))).isEqualTo(REMOTE);
    }

    @Test
    void without_a_span_there_is_no_trace() {
        assertThat(Traces.of(Context.root())).isNull();
        assertThat(Traces.contextOf(null)).isSameAs(Context.root());
    }

    @Test
    void a_malformed_trace_starts_a_new_one_instead_of_failing() {
        assertThat(Traces.of(Traces.contextOf(new TraceContext("nonsense", ""))))
                .isNull();
    }
}
