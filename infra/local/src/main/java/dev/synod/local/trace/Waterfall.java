package dev.synod.local.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws spans as an indented tree with a time bar each, trace by trace. */
public final class Waterfall {

    private static final int SERVICE_COLUMNS = 20;
    private static final int NAME_COLUMNS = 52;
    private static final int DEEPEST_INDENT = 28;
    private static final int BAR_COLUMNS = 24;
    private static final double NANOS_PER_MILLI = 1_000_000;

    private Waterfall() {}

    /** The lines to print; none for no spans. */
    public static List<String> draw(List<Span> spans) {
        Map<String, List<Span>> traces = new LinkedHashMap<>();
        spans.stream().sorted(Comparator.comparingLong(Span::startNanos)).forEach(span -> traces.computeIfAbsent(
                        span.traceId(), id -> new ArrayList<>())
                .add(span));
        List<String> lines = new ArrayList<>();
        traces.forEach((id, trace) -> new OneTrace(trace).draw(id, lines));
        return lines;
    }

    /** A trace whose spans are sorted by start. */
    private static final class OneTrace {

        private final List<Span> spans;
        private final Map<String, List<Span>> children = new HashMap<>();
        private final long start;
        private final long end;

        OneTrace(List<Span> spans) {
            this.spans = spans;
            Set<String> known = new HashSet<>();
            spans.forEach(span -> known.add(span.spanId()));
            for (Span span : spans) {
                String parent = known.contains(span.parentId()) ? span.parentId() : "";
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(span);
            }
            this.start = spans.getFirst().startNanos();
            this.end = spans.stream().mapToLong(Span::endNanos).max().orElse(start);
        }

        void draw(String id, List<String> lines) {
            long services = spans.stream().map(Span::service).distinct().count();
            long errors = spans.stream().filter(span -> !span.error().isEmpty()).count();
            lines.add("trace %s  %s  %d spans, %d services, %d errors"
                    .formatted(id, millis(end - start), spans.size(), services, errors));
            roots().forEach(root -> draw(root, 0, lines));
        }

        private List<Span> roots() {
            return children.getOrDefault("", List.of());
        }

        private void draw(Span span, int depth, List<String> lines) {
            String name = " ".repeat(Math.min(depth, DEEPEST_INDENT)) + span.name();
            lines.add("%s %s %9s %s %s%s"
                    .formatted(
                            fit(span.service(), SERVICE_COLUMNS),
                            fit(name, NAME_COLUMNS),
                            "+" + millis(span.startNanos() - start),
                            bar(span),
                            millis(span.endNanos() - span.startNanos()),
                            span.error().isEmpty() ? "" : "  ERROR " + span.error()));
            children.getOrDefault(span.spanId(), List.of()).forEach(child -> draw(child, depth + 1, lines));
        }

        private String bar(Span span) {
            double whole = Math.max(1, end - start);
            int from = (int) Math.min(BAR_COLUMNS - 1, (span.startNanos() - start) / whole * BAR_COLUMNS);
            int length = (int) Math.max(1, Math.round((span.endNanos() - span.startNanos()) / whole * BAR_COLUMNS));
            int shown = Math.min(length, BAR_COLUMNS - from);
            return "▕" + " ".repeat(from) + "█".repeat(shown) + " ".repeat(BAR_COLUMNS - from - shown) + "▏";
        }

        private static String fit(String text, int columns) {
            return text.length() > columns
                    ? text.substring(0, columns - 1) + "…"
                    : text + " ".repeat(columns - text.length());
        }

        private static String millis(long nanos) {
            double millis = nanos / NANOS_PER_MILLI;
            return millis >= 10_000
                    ? String.format(Locale.ROOT, "%.1fs", millis / 1000)
                    : String.format(Locale.ROOT, millis < 10 ? "%.1fms" : "%.0fms", millis);
        }
    }
}
