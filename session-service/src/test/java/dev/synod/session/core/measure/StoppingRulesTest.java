package dev.synod.session.core.measure;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Concern;
import dev.synod.events.session.Decision;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Scores;
import dev.synod.events.session.SubProblem;
import dev.synod.session.core.dossier.Assessment;
import dev.synod.session.core.dossier.Contribution;
import dev.synod.session.core.dossier.Inquiry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class StoppingRulesTest {
    private static final StoppingRules RULES = new StoppingRules(0.85, 0.7, 0.30, 0.75, 0.80, 0.10);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # round, heard, convergence, novelty, repetition, before, decision
            1,       4,     1.0,         1.0,     0.0,        0.0,    CONTINUE
            2,       4,     0.85,        1.0,     0.0,        0.0,    CONVERGED
            2,       4,     0.84,        1.0,     0.0,        0.0,    CONTINUE
            2,       3,     0.9,         1.0,     0.0,        0.0,    CONVERGED
            2,       2,     0.9,         1.0,     0.0,        0.0,    QUORUM_LOST
            3,       4,     0.5,         0.5,     0.75,       0.75,   DEADLOCK
            3,       4,     0.5,         0.5,     0.75,       0.74,   CONTINUE
            2,       4,     0.5,         0.29,    0.0,        0.0,    STALLED
            2,       4,     0.5,         0.30,    0.0,        0.0,    CONTINUE
            4,       4,     0.5,         0.5,     0.0,        0.0,    ROUND_CAP
            """)
    void each_rule_holds_from_its_number_on(
            int round,
            int heard,
            double convergence,
            double novelty,
            double repetition,
            double before,
            Decision decision) {
        Scores scores = new Scores(convergence, novelty, 0.5, repetition, 0.5, heard / 4.0);

        assertThat(RULES.decide(inquiry(round, heard, before), scores, 4)).isEqualTo(decision);
    }

    @Test
    void agreement_of_a_few_is_no_convergence() {
        Scores scores = new Scores(1, 1, 0, 0, 0.5, 0.6);

        assertThat(RULES.decide(inquiry(2, 3, 0), scores, 4)).isEqualTo(Decision.CONTINUE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # relevance, repetition, duplicates, concern
            0.09,        0.0,        0,          DRIFTING
            0.10,        0.0,        0,
            0.5,         0.75,       0,          CIRCLING
            0.5,         0.0,        2,          CIRCLING
            0.5,         0.0,        1,
            """)
    void a_moderator_is_called_when_the_debate_drifts_or_circles(
            double relevance, double repetition, int duplicates, Concern concern) {
        assertThat(RULES.concernOf(new Scores(0.5, 0.5, 0.5, repetition, relevance, 1), duplicates, 4))
                .isEqualTo(concern);
    }

    private static Inquiry inquiry(int round, int heard, double repetitionBefore) {
        Inquiry fresh = Inquiry.into(new SubProblem("s1", "Cost", "How much?", List.of(), List.of()));
        List<PanelMember> panel = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new PanelMember("m" + i, "p" + i, "Name", "role", "expert-a"))
                .toList();
        List<Contribution> said = IntStream.rangeClosed(1, heard)
                .mapToObj(i -> new Contribution(round, "m" + i, "text", new AnsweredBy("r", "p", "m", false)))
                .toList();
        Scores before = new Scores(0, 1, 0, repetitionBefore, 1, 1);
        return new Inquiry(
                fresh.subProblem(),
                true,
                panel,
                round,
                null,
                said,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Assessment(round - 1, before, Decision.CONTINUE, null)),
                null,
                false,
                List.of(),
                null,
                null);
    }
}
