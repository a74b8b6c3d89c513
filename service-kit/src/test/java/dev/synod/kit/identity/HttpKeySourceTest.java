package dev.synod.kit.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A key set is taken from where the operator says, within bounds. */
class HttpKeySourceTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good", exchange -> answer(exchange, 200, "{\"keys\":[]}"));
        server.createContext("/broken", exchange -> answer(exchange, 500, "{\"keys\":[]}"));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/good");
            answer(exchange, 302, "");
        });
        server.createContext("/endless", exchange -> answer(exchange, 200, "x".repeat(600_000)));
        server.createContext("/silent", exchange -> hold());
        server.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hold();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void a_set_is_read() throws Exception {
        assertThat(source("/good", AMPLE).read()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void whatever_else_is_said_is_a_failure() {
        assertThatThrownBy(() -> source("/broken", AMPLE).read()).hasMessage("status 500");
        assertThatThrownBy(() -> source("/moved", AMPLE).read()).hasMessage("status 302");
        assertThatThrownBy(() -> source("/endless", AMPLE).read()).hasMessage("more than 524288 bytes");
    }

    @Test
    void saying_nothing_or_never_coming_to_an_end_is_one_in_time() {
        assertThatThrownBy(() -> source("/silent", SHORT).read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> source("/dripping", SHORT).read()).isInstanceOf(IOException.class);
    }

    private HttpKeySource source(String path, Duration timeout) {
        URI location = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new HttpKeySource(HttpClient.newHttpClient(), location, timeout);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void hold() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
