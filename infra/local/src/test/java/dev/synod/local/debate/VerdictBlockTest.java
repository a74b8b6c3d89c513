package dev.synod.local.debate;

import dev.synod.events.session.Action;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.Priority;
import dev.synod.events.session.Quorum;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Verdict;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictBlockTest {

    private final Rehearsal rehearsal = new Rehearsal();

    @Test
    void a_verdict_says_how_many_stand_behind_it_and_what_was_not_possible() {
        rehearsal.show(new VerdictReached(new Verdict(
                Outcome.REDUCED,
                "Buy.",
                "It is cheaper.",
                0.8,
                List.of(),
                List.of(new Verdict.Seat("s1", "m2", "Bob")),
                List.of(),
                Cost.ZERO,
                List.of(new Quorum("s1", 4, 3, 5), new Quorum("s2", 5, 3, 5)),
                List.of(new Degradation("dedup", "s1", "no embeddings"), new Degradation("triage", null, "away")))));
        assertThat(rehearsal.lines())
                .containsExactly(
                        "VERDICT  reduced council, confidence 80 %",
                        "  Buy.",
                        "  It is cheaper.",
                        "  heard: 4 of 5 on s1 (3 needed), 5 of 5 on s2 (3 needed)",
                        "  not heard: Bob (s1)",
                        "  degraded: dedup of s1: no embeddings",
                        "  degraded: triage: away");
    }

    @Test
    void an_action_is_shown_with_its_steps() {
        rehearsal.show(new ActionsExtracted(
                List.of(new Action(
                        "x/a1",
                        "Choose",
                        "One of three.",
                        Priority.HIGH,
                        List.of("signed"),
                        List.of(),
                        List.of(),
                        List.of("Ask for offers.", "Compare."))),
                false));
        assertThat(rehearsal.lines())
                .containsExactly(
                        "actions",
                        "  [high] a1  Choose: One of three.",
                        "      1. Ask for offers.",
                        "      2. Compare.",
                        "      done when: signed");
    }

    @Test
    void actions_that_could_not_be_read_are_a_degradation() {
        rehearsal.show(new ActionsExtracted(List.of(), true));
        assertThat(rehearsal.lines()).containsExactly("  degraded: no actions could be read from the verdict");
    }
}
