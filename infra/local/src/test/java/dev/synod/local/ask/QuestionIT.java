package dev.synod.local.ask;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.synod.local.ask.DebateRenderer.Ending;
import dev.synod.local.layout.StackPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuestionIT {

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final StringWriter shown = new StringWriter();
    private HttpServer server;
    private SessionApi api;

    private record Answer(int status, String body) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String port = Integer.toString(server.getAddress().getPort());
        api = new SessionApi(StackPorts.from(Map.of("SYNOD_PORT_SESSION", port, "SYNOD_PORT_STREAM", port)), "a-token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_stream_that_breaks_off_is_taken_up_after_the_last_event() throws Exception {
        answers.add(new Answer(200, "retry: 10\n\nid: 1\nevent: session.started\ndata: {}\n\n"));
        answers.add(new Answer(503, ""));
        answers.add(new Answer(200, "id: 2\nevent: session.completed\ndata: {\"outcome\":\"full\"}\n\n"));
        assertThat(question().follow("s")).isEqualTo(Ending.VERDICT);
        assertThat(asked).containsExactly("null", "1", "1");
    }

    @Test
    void a_session_of_somebody_else_is_an_error_with_the_services_words() {
        answers.add(new Answer(404, "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no session s.\"}"));
        Question question = question();
        assertThatThrownBy(() -> question.follow("s"))
                .isInstanceOf(Refused.class)
                .hasMessage("Not Found (404): There is no session s.");
    }

    @Test
    void a_refused_question_tells_which_field_is_wrong() {
        answers.add(
                new Answer(
                        400,
                        "{\"title\":\"Bad Request\",\"status\":400,\"violations\":[{\"field\":\"problem\",\"message\":\"must not be blank\"}]}"));
        assertThatThrownBy(() -> api.create(" "))
                .isInstanceOf(Refused.class)
                .hasMessage("Bad Request (400)\n  problem: must not be blank");
    }

    private Question question() {
        Screen screen = new Screen(new PrintWriter(shown, true), 80, new Paint(false));
        return new Question(api, new DebateRenderer(screen), screen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
