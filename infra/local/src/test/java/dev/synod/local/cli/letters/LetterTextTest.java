package dev.synod.local.cli.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LetterTextTest {

    private static final String LETTER = """
            {"id": 7, "state": "parked", "cause": "refused", "reason": "%s", "key": "k", "eventId": "k/3",
             "eventType": "dev.synod.cost.updated.v1", "topic": "t", "partition": 2, "offset": 5, "attempts": 3,
             "firstFailedAt": "2026-11-25T10:00:00.123456Z", "exception": "E", "stack": "E: no\\n  at F.g",
             "headers": [{"name": "ce_id", "value": "k/3"}, {"name": "odd", "base64": "/w=="}, {"name": "empty"}],
             "value": "{\\"a\\": 1}",
             "history": [{"at": "2026-11-25T10:00:00.1+00:00", "what": "waiting", "detail": "no"}]}""";

    @Test
    void no_letters_are_said_to_be_none() {
        assertThat(LetterText.table(List.of())).containsExactly("no dead letters");
    }

    @Test
    void letters_are_lines_below_a_head_with_their_reason_in_short() throws IOException {
        List<String> lines = LetterText.table(List.of(letter("long ".repeat(30) + "\\nand longer")));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("ID      STATE").endsWith("REASON");
        assertThat(lines.getLast())
                .startsWith("7       parked     refused     k ")
                .contains("dev.synod.cost.updated.v1 ", "  3  2026-11-25T10:00:00  long long")
                .endsWith("…")
                .doesNotContain("\n");
    }

    @Test
    void a_letter_is_shown_whole() throws IOException {
        assertThat(LetterText.all(letter("no")).stream().map(line -> line.replaceAll("  +", " ")))
                .containsExactly(
                        "dead letter 7",
                        " state parked",
                        " cause refused",
                        " reason no",
                        " key k",
                        " event k/3",
                        " type dev.synod.cost.updated.v1",
                        " retries 3",
                        " since 2026-11-25T10:00:00.123456Z",
                        " exception E",
                        " at t, partition 2, offset 5",
                        " E: no",
                        " at F.g",
                        " 2026-11-25T10:00:00 waiting: no",
                        " header ce_id: k/3",
                        " header odd: base64 /w==",
                        " header empty: -",
                        " value {\"a\": 1}");
    }

    private static JsonNode letter(String reason) throws IOException {
        return JsonMapper.builder().build().readTree(LETTER.formatted(reason));
    }
}
