package dev.synod.local.debate;

import dev.synod.local.debate.Speeches.Speaker;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechesTest {

    private final StringWriter shown = new StringWriter();

    @Test
    void who_has_the_floor_is_heard_out_before_the_next() {
        Speeches speeches = new Speeches(new Screen(new PrintWriter(shown, true), 80, new Paint(false)));
        Speaker ada = new Speaker("Ada", 0);
        Speaker bob = new Speaker("Bob", 1);
        Speaker eve = new Speaker("Eve", 2);
        speeches.say("a", ada, 1, "Ada begins, ");
        speeches.say("b", bob, 1, "Bob too, ");
        speeches.say("e", eve, 1, "Eve is quick");
        speeches.end("e", eve, "Eve is quick.");
        speeches.say("a", ada, 1, "and ends.");
        speeches.end("a", ada, "Ada begins, and ends.");
        speeches.say("b", bob, 1, "and ends last.");
        speeches.end("b", bob, "Bob too, and ends last.");

        assertThat(shown.toString().lines())
                .containsExactly(
                        "Ada                │ Ada begins, and ends.",
                        "Eve                │ Eve is quick.",
                        "Bob                │ Bob too, and ends last.");
    }

    @Test
    void the_end_of_a_speech_is_shown_even_if_its_last_words_got_lost() {
        Speeches speeches = new Speeches(new Screen(new PrintWriter(shown, true), 80, new Paint(false)));
        Speaker ada = new Speaker("Ada", 0);
        speeches.say("a", ada, 1, "Ada begins, ");
        speeches.end("a", ada, "Ada begins, and ends.");

        assertThat(shown.toString().lines()).containsExactly("Ada                │ Ada begins, and ends.");
    }

    @Test
    void who_breaks_off_gives_the_floor_away() {
        Speeches speeches = new Speeches(new Screen(new PrintWriter(shown, true), 80, new Paint(false)));
        Speaker ada = new Speaker("Ada", 0);
        Speaker bob = new Speaker("Bob", 1);
        speeches.say("a", ada, 1, "Ada begins");
        speeches.end("b", bob, "Bob is done.");
        speeches.abandon(ada);

        assertThat(shown.toString().lines())
                .containsExactly("Ada                │ Ada begins", "Bob                │ Bob is done.");
    }
}
