package dev.synod.local.ask;

import dev.synod.local.ask.SessionApi.Checkpoint;
import dev.synod.local.layout.StackPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionApiIT {

    private final StandIn services = new StandIn();
    private final SessionApi api = services.api();

    SessionApiIT() throws IOException {}

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void a_question_is_posted_with_the_callers_token() throws Exception {
        services.answering(202, "{\"id\":\"s\"}");
        assertThat(api.create("Why?", Wishes.NONE)).isEqualTo("s");
        assertThat(services.asked())
                .containsExactly(
                        new StandIn.Asked("POST /api/v1/sessions", "{\"problem\":\"Why?\"}", "null", "Bearer a-token"));
    }

    @Test
    void a_refused_question_tells_which_field_is_wrong() {
        services.answering(
                400,
                "{\"title\":\"Bad Request\",\"status\":400,\"violations\":[{\"field\":\"problem\",\"message\":\"must not be blank\"}]}");
        assertThatThrownBy(() -> api.create(" ", Wishes.NONE))
                .isInstanceOf(Refused.class)
                .hasMessage("Bad Request (400)\n  problem: must not be blank");
    }

    @Test
    void words_and_orders_go_where_they_belong() throws Exception {
        services.answering(202, "{}")
                .answering(202, "")
                .answering(200, "{\"state\":\"PAUSED\"}")
                .answering(202, "")
                .answering(200, "{\"state\":\"CANCELLED\"}")
                .answering(200, "{\"state\":\"CANCELLED\"}");
        api.interject("s", "Mind the \"cost\".");
        api.clarify("s", "Twelve.");
        assertThat(api.order("s", Order.PAUSE)).isEqualTo("PAUSED");
        assertThat(api.order("s", Order.RETRY)).isEmpty();
        assertThat(api.cancel("s", "enough")).isEqualTo("CANCELLED");
        api.cancel("s", "");
        assertThat(services.asked())
                .extracting(asked -> asked.what() + " " + asked.body())
                .containsExactly(
                        "POST /api/v1/sessions/s/interjections {\"text\":\"Mind the \\\"cost\\\".\"}",
                        "POST /api/v1/sessions/s/clarifications {\"answer\":\"Twelve.\"}",
                        "POST /api/v1/sessions/s/pause ",
                        "POST /api/v1/sessions/s/retry ",
                        "POST /api/v1/sessions/s/cancel {\"reason\":\"enough\"}",
                        "POST /api/v1/sessions/s/cancel ");
    }

    @Test
    void a_session_is_forked_at_one_of_its_checkpoints() throws Exception {
        services.answering(200, "{\"items\":[{\"name\":\"s1-panel\",\"sequence\":12,\"at\":\"2026-11-22T10:00:00Z\"}]}")
                .answering(202, "{\"id\":\"fork\"}");
        assertThat(api.checkpoints("s"))
                .containsExactly(new Checkpoint("s1-panel", 12, Instant.parse("2026-11-22T10:00:00Z")));
        assertThat(api.fork("s", "s1-panel")).isEqualTo("fork");
        assertThat(services.whats())
                .containsExactly("GET /api/v1/sessions/s/checkpoints", "POST /api/v1/sessions/s/fork");
        assertThat(services.asked().getLast().body()).isEqualTo("{\"checkpoint\":\"s1-panel\"}");
    }

    @Test
    void all_published_events_are_verified_whatever_the_number_of_pages() throws Exception {
        services.answering(200, "{\"items\":[" + event(1, "{\"b\":1.5,\"a\":\"\\u0000 ü\"}") + "],\"next\":\"1\"}")
                .answering(200, "{\"items\":[" + event(2, "{}") + "]}")
                .answering(
                        200,
                        "{\"equal\":false,\"events\":2,\"checkpointSequence\":2,\"checkpointDigest\":\"0123456789abcdef\","
                                + "\"rebuiltDigest\":\"fedcba\",\"differences\":[\"/round: 2 is not 1\"]}");
        Verification verification = Verification.of(api, "s");
        assertThat(services.whats())
                .containsExactly(
                        "GET /api/v1/sessions/s/events?limit=1000&after=0",
                        "GET /api/v1/sessions/s/events?limit=1000&after=1",
                        "POST /api/v1/sessions/s/verification");
        assertThat(services.asked().getLast().body())
                .isEqualTo("{\"events\":[{\"sequence\":1,\"type\":\"dev.synod.session.created.v1\","
                        + "\"data\":{\"b\":1.5,\"a\":\"\\u0000 ü\"}},"
                        + "{\"sequence\":2,\"type\":\"dev.synod.session.created.v1\",\"data\":{}}]}");
        assertThat(verification.equal()).isFalse();
        assertThat(verification.events()).isEqualTo(2);
        assertThat(verification.text())
                .isEqualTo("s  DIFFERENT  2 events, checkpoint at 2, 0123456789ab… is not fedcba\n"
                        + "  /round: 2 is not 1");
    }

    @Test
    void what_is_no_id_finds_no_session() {
        services.answering(404, "{\"title\":\"Not Found\",\"detail\":\"There is no session.\"}");
        assertThatThrownBy(() -> api.state("a b/c")).hasMessage("Not Found (404): There is no session.");
        assertThat(services.whats()).containsExactly("GET /api/v1/sessions/a+b%2Fc");
    }

    @Test
    void when_nobody_answers_the_error_says_how_to_start() {
        SessionApi nobody = new SessionApi(StackPorts.free(), "a-token");
        assertThatThrownBy(() -> nobody.state("s"))
                .isInstanceOf(Refused.class)
                .hasMessageMatching("nothing answers at http://127.0.0.1:\\d+/; ./synod up starts what is not running");
    }

    private static String event(int sequence, String data) {
        return "{\"sequence\":" + sequence + ",\"id\":\"s/" + sequence
                + "\",\"type\":\"dev.synod.session.created.v1\",\"time\":\"2026-11-22T10:00:00Z\",\"data\":" + data
                + "}";
    }
}
