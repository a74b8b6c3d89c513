package dev.synod.local.debate;

import dev.synod.events.session.Phase;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SubproblemStarted;
import org.junit.jupiter.api.Test;

import static dev.synod.local.debate.Rehearsal.panel;
import static dev.synod.local.debate.Rehearsal.speech;
import static dev.synod.local.debate.Rehearsal.split;
import static dev.synod.local.debate.Rehearsal.words;
import static org.assertj.core.api.Assertions.assertThat;

class StageTest {

    private final Rehearsal rehearsal = new Rehearsal();

    @Test
    void one_sub_problem_is_on_the_air_until_its_speeches_are_over() {
        rehearsal.show(split("Costs", "Risks"), new SubproblemStarted("s1"), new SubproblemStarted("s2"));
        rehearsal.show(panel("s1", "Ada", "Bob"), words("s1", "m1", "Ada begins"));
        rehearsal.show(panel("s2", "Eve"), words("s2", "m1", "Eve begins"), words("s1", "m2", "Bob begins"));
        rehearsal.show(speech("s2", "m1", "Eve begins\nand ends."), new RoundStarted("s2", 2, Phase.CHALLENGE, null));
        rehearsal.show(words("s1", "m1", "and ends."), speech("s1", "m1", "Ada begins\nand ends."));
        rehearsal.show(speech("s1", "m2", "Bob begins\nand ends."));

        assertThat(rehearsal.lines())
                .containsExactly(
                        "sub-problems",
                        "  s1  Costs: Why?",
                        "  s2  Risks: Why?",
                        "s1  Costs",
                        "panel",
                        "  Ada, expert",
                        "  Bob, expert",
                        "Ada                │ Ada begins",
                        "                   │ and ends.",
                        "Bob                │ Bob begins",
                        "                   │ and ends.",
                        "s2  Risks",
                        "panel",
                        "  Eve, expert",
                        "Eve                │ Eve begins",
                        "                   │ and ends.",
                        "round 2, challenge");
    }

    @Test
    void the_title_is_shown_whenever_another_sub_problem_goes_on() {
        rehearsal.show(split("Costs", "Risks"), panel("s1", "Ada"), panel("s2", "Eve"));
        rehearsal.show(speech("s1", "m1", "One."), speech("s2", "m1", "Two."), speech("s2", "m1", "Three."));

        assertThat(rehearsal.lines())
                .endsWith(
                        "s1  Costs",
                        "panel",
                        "  Ada, expert",
                        "s2  Risks",
                        "panel",
                        "  Eve, expert",
                        "s1  Costs",
                        "Ada                │ One.",
                        "s2  Risks",
                        "Eve                │ Two.",
                        "Eve                │ Three.");
    }

    @Test
    void at_the_end_everybody_is_heard_out() {
        rehearsal.show(split("Costs", "Risks"), panel("s1", "Ada"), words("s1", "m1", "Ada begins"));
        rehearsal.show(panel("s2", "Eve"), words("s2", "m1", "Eve begins"), new SessionCancelled("enough"));

        assertThat(rehearsal.lines())
                .endsWith(
                        "Ada                │ Ada begins",
                        "s2  Risks",
                        "panel",
                        "  Eve, expert",
                        "Eve                │ Eve begins",
                        "cancelled: enough");
    }
}
