package dev.synod.stream;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A client that reads a stream as fast as it comes, on a thread of its own, and keeps all of it. */
final class SseClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Thread reader;

    private SseClient(HttpResponse<InputStream> response) {
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Connects; the status may be any. */
    static SseClient connect(int port, String path, @Nullable String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/event-stream");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new SseClient(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot connect to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** True once the server has ended the response. */
    boolean ended() {
        return !reader.isAlive();
    }

    /** Everything so far. */
    String text() {
        synchronized (received) {
            return received.toString(StandardCharsets.UTF_8);
        }
    }

    /** Whole events so far; comments and hints are no events. */
    List<Sse> events() {
        String text = text();
        int whole = text.lastIndexOf("\n\n");
        return whole < 0
                ? List.of()
                : Stream.of(text.substring(0, whole).split("\n\n"))
                        .filter(block -> block.contains("data: "))
                        .map(Sse::parse)
                        .toList();
    }

    List<Long> ids() {
        return events().stream()
                .map(Sse::id)
                .filter(Objects::nonNull)
                .map(Long::valueOf)
                .toList();
    }

    private void read() {
        byte[] chunk = new byte[8192];
        try (InputStream body = response.body()) {
            for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
                synchronized (received) {
                    received.write(chunk, 0, n);
                }
            }
        } catch (IOException e) {
            // The connection broke: what was received until then is what counts.
            synchronized (received) {
                received.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close", e);
        }
    }
}
