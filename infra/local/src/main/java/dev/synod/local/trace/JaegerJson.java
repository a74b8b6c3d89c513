package dev.synod.local.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spans as a file that Jaeger's page reads where it says 'JSON File'. */
public final class JaegerJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long NANOS_PER_MICRO = 1000;

    private JaegerJson() {}

    /** Writes the file, one trace after the other. */
    public static void write(List<Span> spans, Path file) throws IOException {
        JSON.writeValue(file.toFile(), of(spans));
    }

    /** What is in it. */
    static Document of(List<Span> spans) {
        Map<String, List<Span>> traces = new LinkedHashMap<>();
        spans.stream().sorted(Comparator.comparingLong(Span::startNanos)).forEach(span -> traces.computeIfAbsent(
                        span.traceId(), id -> new ArrayList<>())
                .add(span));
        return new Document(traces.entrySet().stream()
                .map(trace -> trace(trace.getKey(), trace.getValue()))
                .toList());
    }

    private static Trace trace(String id, List<Span> spans) {
        Map<String, Process> processes = new TreeMap<>();
        Map<String, String> idOfService = new LinkedHashMap<>();
        for (Span span : spans) {
            idOfService.computeIfAbsent(span.service(), service -> {
                String processId = "p" + (processes.size() + 1);
                processes.put(processId, new Process(service, List.of()));
                return processId;
            });
        }
        return new Trace(
                id,
                spans.stream()
                        .map(span -> span(span, idOfService.getOrDefault(span.service(), "")))
                        .toList(),
                processes);
    }

    private static JaegerSpan span(Span span, String processId) {
        List<Tag> tags = new ArrayList<>();
        new TreeMap<>(span.attributes()).forEach((key, value) -> tags.add(new Tag(key, "string", value)));
        if (!span.error().isEmpty()) {
            tags.add(new Tag("error", "bool", true));
            tags.add(new Tag("otel.status_description", "string", span.error()));
        }
        return new JaegerSpan(
                span.traceId(),
                span.spanId(),
                span.name(),
                span.parentId().isEmpty()
                        ? List.of()
                        : List.of(new Reference("CHILD_OF", span.traceId(), span.parentId())),
                span.startNanos() / NANOS_PER_MICRO,
                (span.endNanos() - span.startNanos()) / NANOS_PER_MICRO,
                tags,
                List.of(),
                processId);
    }

    record Document(List<Trace> data) {}

    record Trace(@JsonProperty("traceID") String traceId, List<JaegerSpan> spans, Map<String, Process> processes) {}

    /** Times are in microseconds. */
    record JaegerSpan(
            @JsonProperty("traceID") String traceId,
            @JsonProperty("spanID") String spanId,
            String operationName,
            List<Reference> references,
            long startTime,
            long duration,
            List<Tag> tags,
            List<String> logs,
            @JsonProperty("processID") String processId) {}

    record Reference(
            String refType,
            @JsonProperty("traceID") String traceId,
            @JsonProperty("spanID") String spanId) {}

    record Tag(String key, String type, Object value) {}

    record Process(String serviceName, List<Tag> tags) {}
}
