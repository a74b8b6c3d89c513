package dev.synod.local.ask;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LetterApiIT {

    private final StandIn service = new StandIn();
    private final LetterApi api = new LetterApi(service.root(), "a-token");

    LetterApiIT() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void letters_are_listed_by_what_is_wanted() throws Exception {
        service.answering(200, "{\"items\":[{\"id\":1},{\"id\":2}]}");
        assertThat(api.list(Map.of("session", "a b")))
                .extracting(letter -> letter.path("id").asInt())
                .containsExactly(1, 2);
        assertThat(service.whats()).containsExactly("GET /api/v1/dead-letters?limit=200&session=a+b");
        assertThat(service.asked().getFirst().token()).isEqualTo("Bearer a-token");
    }

    @Test
    void orders_go_where_they_belong() throws Exception {
        service.answering(200, "{\"id\":7}")
                .answering(202, "{}")
                .answering(202, "{\"keys\":3}")
                .answering(202, "{\"keys\":0}")
                .answering(200, "{}");
        JsonNode shown = api.show("7");
        assertThat(shown.path("id").asInt()).isEqualTo(7);
        api.redrive("7");
        assertThat(api.redriveCause("refused")).isEqualTo(3);
        assertThat(api.redriveAll()).isZero();
        api.discard("7/..", "of no \"use\"");
        assertThat(service.asked())
                .extracting(asked -> asked.what() + " " + asked.body())
                .containsExactly(
                        "GET /api/v1/dead-letters/7 ",
                        "POST /api/v1/dead-letters/7/redrive ",
                        "POST /api/v1/dead-letters/redrive {\"cause\":\"refused\"}",
                        "POST /api/v1/dead-letters/redrive {\"all\":true}",
                        "POST /api/v1/dead-letters/7%2F../discard {\"reason\":\"of no \\\"use\\\"\"}");
    }

    @Test
    void what_is_in_front_is_told() {
        service.answering(
                409, "{\"title\":\"Another dead letter is in front\",\"status\":409,\"detail\":\"Redrive 3 first.\"}");
        assertThatThrownBy(() -> api.redrive("7"))
                .isInstanceOf(Refused.class)
                .hasMessage("Another dead letter is in front (409): Redrive 3 first.");
    }
}
