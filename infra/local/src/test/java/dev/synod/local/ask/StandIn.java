package dev.synod.local.ask;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Stands in for all services: gives the answers it was told to, one after the other, and remembers what was asked. */
final class StandIn implements AutoCloseable {

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final HttpServer server;

    private record Answer(int status, String body) {}

    /**
     * A request.
     *
     * @param what method and path with query
     */
    record Asked(String what, String body, String lastEventId, String token) {}

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    StandIn answering(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    SessionApi api() {
        return new SessionApi(root(), root(), root(), "a-token");
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return asked;
    }

    /** Methods and paths, in order. */
    List<String> whats() {
        return asked.stream().map(Asked::what).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
