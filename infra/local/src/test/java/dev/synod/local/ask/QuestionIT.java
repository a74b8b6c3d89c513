package dev.synod.local.ask;

import dev.synod.local.debate.DebateRenderer;
import dev.synod.local.debate.DebateRenderer.Ending;
import dev.synod.local.debate.Paint;
import dev.synod.local.debate.Screen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuestionIT {

    private static final String ASKED_BACK =
            "id: 1\nevent: clarification.requested\ndata: {\"questions\":[\"How big is the team?\"]}\n\n";
    private static final String COMPLETED = "id: 9\nevent: session.completed\ndata: {\"outcome\":\"full\"}\n\n";
    private static final String FAILED =
            "id: 3\nevent: session.failed\ndata: {\"code\":\"no_quorum\",\"detail\":\"nobody\",\"recoverable\":true}\n\n";

    private final StandIn services = new StandIn();
    private final SessionApi api = services.api();
    private final StringWriter shown = new StringWriter();

    QuestionIT() throws IOException {}

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void a_stream_that_breaks_off_is_taken_up_after_the_last_event() throws Exception {
        services.answering(200, "retry: 10\n\nid: 1\nevent: session.started\ndata: {}\n\n")
                .answering(503, "")
                .answering(200, COMPLETED);
        assertThat(question(null).follow("s")).isEqualTo(Ending.VERDICT);
        assertThat(services.asked()).extracting(StandIn.Asked::lastEventId).containsExactly("null", "1", "1");
    }

    @Test
    void a_session_of_somebody_else_is_an_error_with_the_services_words() {
        services.answering(404, "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no session s.\"}");
        Question question = question(null);
        assertThatThrownBy(() -> question.follow("s"))
                .isInstanceOf(Refused.class)
                .hasMessage("Not Found (404): There is no session s.");
    }

    @Test
    void a_failure_at_the_end_of_the_stream_is_the_end() throws Exception {
        services.answering(200, FAILED);
        assertThat(question(null).follow("s")).isEqualTo(Ending.FAILED);
    }

    @Test
    void a_failure_that_was_tried_again_is_not_the_end() throws Exception {
        services.answering(
                200, FAILED + "id: 4\nevent: session.resumed\ndata: {\"resumedBy\":\"retry\"}\n\n" + COMPLETED);
        assertThat(question(null).follow("s")).isEqualTo(Ending.VERDICT);
        assertThat(shown.toString()).contains("failed: nobody", "goes on: tried again after it failed");
    }

    @Test
    void what_the_council_asks_is_answered_from_the_terminal() throws Exception {
        services.answering(200, ASKED_BACK + COMPLETED)
                .answering(200, "{\"state\":\"WAITING\"}")
                .answering(202, "{}");
        assertThat(question("Twelve people.\nTwo of them new.\n\nnot read\n").follow("s"))
                .isEqualTo(Ending.VERDICT);
        assertThat(services.whats())
                .containsExactly(
                        "GET /api/v1/sessions/s/stream",
                        "GET /api/v1/sessions/s",
                        "POST /api/v1/sessions/s/clarifications");
        assertThat(services.asked().getLast().body()).isEqualTo("{\"answer\":\"Twelve people.\\nTwo of them new.\"}");
        assertThat(shown.toString()).contains("the council asks", "  1. How big is the team?");
    }

    @Test
    void without_a_terminal_the_command_that_answers_is_shown() throws Exception {
        services.answering(200, ASKED_BACK + COMPLETED).answering(200, "{\"state\":\"WAITING\"}");
        assertThat(question(null).follow("s")).isEqualTo(Ending.VERDICT);
        assertThat(shown.toString()).contains("answer with   ./synod clarify s \"…\"");
    }

    @Test
    void what_was_answered_long_ago_is_not_asked_again() throws Exception {
        services.answering(200, ASKED_BACK + COMPLETED).answering(200, "{\"state\":\"COMPLETED\"}");
        assertThat(question("An answer.\n\n").follow("s")).isEqualTo(Ending.VERDICT);
        assertThat(services.asked()).hasSize(2);
        assertThat(shown.toString()).doesNotContain("your answer").doesNotContain("answer with");
    }

    @Test
    void an_answer_that_is_refused_does_not_end_the_watching() throws Exception {
        services.answering(200, ASKED_BACK + COMPLETED)
                .answering(200, "{\"state\":\"WAITING\"}")
                .answering(409, "{\"title\":\"Conflict\",\"detail\":\"It was answered.\"}");
        assertThat(question("Twelve.\n\n").follow("s")).isEqualTo(Ending.VERDICT);
        assertThat(shown.toString())
                .contains("the answer could not be given: Conflict (409): It was answered.", "./synod clarify s");
    }

    private Question question(@Nullable String typed) {
        Screen screen = new Screen(new PrintWriter(shown, true), 80, new Paint(false));
        BufferedReader terminal = typed == null ? null : new BufferedReader(new StringReader(typed));
        Clarifier clarifier = new Clarifier(api, screen, "./synod clarify", terminal);
        return new Question(api, new DebateRenderer(screen), screen, clarifier);
    }
}
