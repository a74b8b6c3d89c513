package dev.synod.local.trace;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Takes spans by OTLP over HTTP (protobuf), keeps them and passes them on to a collector, if there is one. A process
 * of its own, so that tracing goes on when anything else is restarted.
 */
public final class SpanReceiver implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SpanReceiver.class.getName());
    private static final int LARGEST_BODY_BYTES = 32 << 20;

    private final HttpServer server;
    private final SpanStore store;
    private final SpanForwarder forwarder;

    /** Listens on loopback; port 0 takes a free one. */
    public SpanReceiver(int port, SpanStore store, SpanForwarder forwarder) throws IOException {
        this.store = store;
        this.forwarder = forwarder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(
                Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory()));
        server.createContext("/v1/traces", this::take);
        server.createContext("/health", exchange -> answer(exchange, 200, "ok"));
        server.start();
    }

    /** Arguments: port, folder to keep spans in. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SpanReceiver receiver = new SpanReceiver(
                Integer.parseInt(arguments[0]),
                new SpanStore(Path.of(arguments[1])),
                SpanForwarder.toCollector(System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT")));
        LOG.log(Logger.Level.INFO, "taking spans on port {0}", Integer.toString(receiver.port()));
        Thread.currentThread().join();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        List<Span> spans;
        try {
            spans = OtlpSpans.read(body);
        } catch (InvalidProtocolBufferException e) {
            LOG.log(Logger.Level.WARNING, "refusing a body that is no OTLP protobuf: {0}", e.getMessage());
            answer(exchange, 400, "not an OTLP trace request in protobuf: " + e.getMessage());
            return;
        }
        store.add(spans);
        forwarder.forward(body);
        answer(exchange, 200, "");
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        InputStream raw = exchange.getRequestBody();
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream plain = packed ? new GZIPInputStream(raw) : raw) {
            return plain.readNBytes(LARGEST_BODY_BYTES);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
