package dev.synod.local.debate;

import dev.synod.local.debate.DebateRenderer.Ending;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DebateRendererTest {

    private static final String PANEL =
            "{\"subProblemId\":\"s1\",\"members\":[{\"memberId\":\"m1\",\"personaId\":\"p\",\"name\":\"Ada\",\"role\":\"r\","
                    + "\"route\":\"x\"}],\"fallback\":false}";

    private final StringWriter shown = new StringWriter();
    private final DebateRenderer renderer =
            new DebateRenderer(new Screen(new PrintWriter(shown, true), 80, new Paint(false)));

    @Test
    void a_recorded_session_is_shown_from_question_to_verdict() throws IOException {
        Optional<Ending> ending = Optional.empty();
        String name = "";
        for (String line : recorded()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                ending = renderer.show(name, line.substring(6));
            }
        }
        assertThat(ending).contains(Ending.VERDICT);
        assertThat(shown.toString())
                .containsSubsequence(
                        "sub-problems",
                        "s1  Risks and the way back",
                        "panel",
                        "Priya Raman, security engineer",
                        "round 1, exploration",
                        "Ines Aldaba        │ ",
                        "round 2, convergence",
                        "ranking, without names",
                        "synthesis",
                        "Chairman           │ ",
                        "VERDICT  full council, confidence 87 %",
                        "dissent: ",
                        "actions",
                        "[high] a1  ",
                        "done when: ",
                        "stop when: ",
                        "after: a1")
                .doesNotContain("\u001b[");
        assertThat(shown.toString().lines()).allMatch(line -> line.length() <= 100);
        assertThat(renderer.costText()).isEqualTo("17048 tokens in, 3491 out, 0.0797 USD");
    }

    @Test
    void words_appear_as_they_come_and_only_once() {
        show("panel.selected", PANEL);
        delta(1, "Ten words fill a line on this screen, and then ");
        delta(1, "there is more to come that fills another one, well beyond its end ");
        assertThat(lines("Ada")).isEqualTo(1);
        contribution("Ten words … end of it");
        delta(1, "words that are late, and would fill another line on this screen if anybody heard them ");
        assertThat(shown.toString()).containsOnlyOnce("Ten words").doesNotContain("late");
    }

    @Test
    void a_contribution_of_which_no_word_was_heard_is_shown_whole() {
        show("panel.selected", PANEL);
        contribution("Whole.\n\nText.");
        assertThat(shown.toString()).contains("Ada                │ Whole.").contains("│ Text.");
    }

    @Test
    void an_attempt_that_was_cut_is_said_and_the_next_one_begins_anew() {
        show("panel.selected", PANEL);
        delta(1, "Never to be seen ");
        show(
                "attempt.superseded",
                "{\"requestId\":\"q\",\"attempt\":1,\"provider\":\"openai\",\"reason\":\"timeout_idle\",\"labels\":"
                        + "{\"memberId\":\"m1\",\"subProblemId\":\"s1\"}}");
        delta(1, "late words of the first ");
        delta(2, "Second ");
        contribution("Second try.");
        assertThat(shown.toString())
                .contains("(cut off: openai timeout idle; asked again")
                .contains("│ Second")
                .doesNotContain("Never")
                .doesNotContain("late words");
    }

    @Test
    void unknown_and_broken_events_disturb_nothing() {
        assertThat(renderer.show("weather.changed", "{}")).isEmpty();
        assertThat(renderer.show("round.started", "{\"round\":")).isEmpty();
        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void a_failure_says_why_and_whether_to_try_again() {
        Optional<Ending> ending = renderer.show(
                "session.failed", "{\"code\":\"no_quorum\",\"detail\":\"nobody answered\",\"recoverable\":true}");
        assertThat(ending).contains(Ending.FAILED);
        assertThat(shown.toString()).contains("nobody answered (no_quorum); trying again later can help");
    }

    private void delta(int attempt, String text) {
        show(
                "contribution.delta",
                "{\"requestId\":\"q\",\"attempt\":" + attempt + ",\"index\":0,\"text\":\"" + text
                        + "\",\"labels\":{\"memberId\":\"m1\",\"subProblemId\":\"s1\"}}");
    }

    private void contribution(String text) {
        show(
                "contribution.added",
                "{\"subProblemId\":\"s1\",\"round\":1,\"memberId\":\"m1\",\"text\":\"" + text.replace("\n", "\\n")
                        + "\",\"answeredBy\":{\"requestId\":\"q\",\"provider\":\"x\",\"model\":\"y\",\"substitute\":false}}");
    }

    private void show(String name, String data) {
        assertThat(renderer.show(name, data)).isEmpty();
    }

    private long lines(String begin) {
        return shown.toString()
                .lines()
                .filter(line -> line.startsWith(begin + " "))
                .count();
    }

    private static List<String> recorded() throws IOException {
        try (InputStream recorded =
                Objects.requireNonNull(DebateRendererTest.class.getResourceAsStream("recorded.sse"))) {
            return new String(recorded.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
