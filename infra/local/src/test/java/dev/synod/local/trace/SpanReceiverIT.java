package dev.synod.local.trace;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class SpanReceiverIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    private Path folder;

    @Test
    void received_spans_are_found_by_their_session_with_the_rest_of_their_trace() throws Exception {
        SpanStore store = new SpanStore(folder);
        try (SpanReceiver receiver = new SpanReceiver(0, store, SpanForwarder.toCollector("http://127.0.0.1:1"))) {
            assertThat(post(
                            receiver.port(),
                            request("0000000000000001", "", "s-1").toByteArray()))
                    .isEqualTo(200);
            assertThat(post(
                            receiver.port(),
                            request("0000000000000002", "0000000000000001", "").toByteArray()))
                    .isEqualTo(200);
        }
        List<Span> spans = store.ofSession("s-1");
        assertThat(spans).extracting(Span::spanId).containsExactly("0000000000000001", "0000000000000002");
        assertThat(spans.getFirst().service()).isEqualTo("session-service");
        assertThat(spans.getFirst().error()).isEqualTo("broke");
        assertThat(store.ofSession("another")).isEmpty();
    }

    @Test
    void what_comes_in_is_passed_on_unchanged() throws Exception {
        BlockingQueue<byte[]> collected = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            collected.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String address = "http://127.0.0.1:" + collector.getAddress().getPort();
        byte[] body = request("0000000000000001", "", "s-1").toByteArray();
        try (SpanReceiver receiver = new SpanReceiver(0, new SpanStore(folder), SpanForwarder.toCollector(address))) {
            post(receiver.port(), body);
            assertThat(collected.poll(10, TimeUnit.SECONDS)).isEqualTo(body);
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void a_body_that_is_no_export_is_refused() throws Exception {
        try (SpanReceiver receiver = new SpanReceiver(0, new SpanStore(folder), SpanForwarder.toCollector(null))) {
            assertThat(post(
                            receiver.port(),
                            "{\"resourceSpans\":[]}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(400);
        }
    }

    @Test
    void only_the_newest_files_are_kept() throws IOException {
        SpanStore store = new SpanStore(folder, 100);
        for (int i = 0; i < 20; i++) {
            store.add(List.of(new Span(TRACE, "s" + i, "", "x", "y", i, i, "", java.util.Map.of(Span.SESSION, "s-1"))));
        }
        assertThat(folder.toFile().list()).hasSize(4);
        assertThat(store.ofSession("s-1"))
                .extracting(Span::spanId)
                .endsWith("s19")
                .doesNotContain("s0");
    }

    private static int post(int port, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/traces"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static ExportTraceServiceRequest request(String spanId, String parentId, String session) {
        var span = io.opentelemetry.proto.trace.v1.Span.newBuilder()
                .setTraceId(hex(TRACE))
                .setSpanId(hex(spanId))
                .setParentSpanId(hex(parentId))
                .setName("work")
                .setStartTimeUnixNano(1)
                .setEndTimeUnixNano(2)
                .setStatus(Status.newBuilder()
                        .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                        .setMessage("broke"));
        if (!session.isEmpty()) {
            span.addAttributes(attribute(Span.SESSION, session));
        }
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(attribute("service.name", "session-service")))
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static ByteString hex(String digits) {
        return ByteString.copyFrom(HexFormat.of().parseHex(digits));
    }
}
