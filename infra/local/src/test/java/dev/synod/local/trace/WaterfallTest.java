package dev.synod.local.trace;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class WaterfallTest {

    private static final long MILLI = 1_000_000;

    @Test
    void spans_are_drawn_below_their_parents_in_order_of_time() {
        List<String> lines = Waterfall.draw(List.of(
                span("c", "b", "gateway", "chat", 20, 90, ""),
                span("a", "", "session", "POST", 0, 100, ""),
                span("d", "a", "record", "store", 95, 99, "timeout"),
                span("b", "a", "gateway", "receive", 10, 15, "")));
        assertThat(lines.getFirst()).isEqualTo("trace t  100ms  4 spans, 3 services, 1 errors");
        assertThat(lines)
                .extracting(line -> line.replaceAll(" +", " ").split("▕")[0].strip())
                .containsExactly(
                        "trace t 100ms 4 spans, 3 services, 1 errors",
                        "session POST +0.0ms",
                        "gateway receive +10ms",
                        "gateway chat +20ms",
                        "record store +95ms");
        assertThat(lines.get(3)).contains("  chat").endsWith("70ms");
        assertThat(lines.getLast()).endsWith("4.0ms  ERROR timeout");
    }

    @Test
    void a_bar_stands_where_and_as_long_as_its_span() {
        List<String> lines = Waterfall.draw(
                List.of(span("a", "", "s", "whole", 0, 240, ""), span("b", "a", "s", "second half", 120, 240, "")));
        assertThat(bar(lines.get(1))).isEqualTo("█".repeat(24));
        assertThat(bar(lines.get(2))).isEqualTo(" ".repeat(12) + "█".repeat(12));
    }

    @Test
    void a_span_whose_parent_was_not_kept_is_a_root_of_its_own() {
        assertThat(Waterfall.draw(List.of(span("b", "gone", "s", "orphan", 0, 1, ""))))
                .hasSize(2);
    }

    @Test
    void nothing_is_drawn_of_nothing() {
        assertThat(Waterfall.draw(List.of())).isEmpty();
    }

    private static String bar(String line) {
        return line.substring(line.indexOf('▕') + 1, line.indexOf('▏'));
    }

    private static Span span(String id, String parent, String service, String name, long from, long to, String error) {
        return new Span("t", id, parent, service, name, from * MILLI, to * MILLI, error, Map.of());
    }
}
