package dev.synod.session.adapter.store;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Phase;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import dev.synod.session.core.Ask;
import dev.synod.session.core.Ballot;
import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Dossier;
import dev.synod.session.core.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointJsonTest {
    private static final Dossier DOSSIER = dossier();

    @ParameterizedTest
    @MethodSource("states")
    void every_state_comes_back_as_it_was(Deliberation state) {
        assertThat(CheckpointJson.read(CheckpointJson.write(state))).isEqualTo(state);
    }

    @Test
    void long_texts_stand_beside_the_checkpoint_not_in_it() {
        CheckpointJson.Checkpoint checkpoint = CheckpointJson.write(new Deliberation.Ended(DOSSIER));

        assertThat(checkpoint.passages())
                .containsOnlyKeys("problem", "s1/r1/m1", "s1/synthesis")
                .containsEntry("s1/r1/m1", "what was said");
        assertThat(checkpoint.json()).doesNotContain("what was said");
    }

    @Test
    void a_lost_passage_is_told_by_its_name() {
        String json = CheckpointJson.write(new Deliberation.Queued(DOSSIER)).json();

        assertThatThrownBy(() -> CheckpointJson.read(new CheckpointJson.Checkpoint(json, Map.of())))
                .hasMessageContaining("passage 'problem' is missing");
    }

    static Stream<Deliberation> states() {
        Ask ask = new Ask(
                "x/s1/r1/m1/1",
                Purpose.CONTRIBUTION,
                "s1",
                1,
                "m1",
                "expert-a",
                1,
                Instant.parse("2026-11-01T10:00:30.123456Z"),
                Instant.parse("2026-11-01T10:03:00Z"));
        List<Ask> asks = List.of(ask);
        return Stream.of(
                new Deliberation.Queued(DOSSIER),
                new Deliberation.Decomposing(DOSSIER, asks),
                new Deliberation.Empanelling(DOSSIER, asks),
                new Deliberation.Debating(DOSSIER, asks),
                new Deliberation.Ranking(DOSSIER, asks, List.of(new Ballot("m1", List.of("m2")))),
                new Deliberation.Synthesising(DOSSIER, asks),
                new Deliberation.Concluding(DOSSIER, asks),
                new Deliberation.Planning(DOSSIER, asks),
                new Deliberation.Ended(DOSSIER));
    }

    private static Dossier dossier() {
        Dossier dossier = Dossier.opened(
                "0199", new SessionEvent.SessionCreated("alice", "Should we?", new CouncilOptions(1, 2, 3)));
        AnsweredBy by = new AnsweredBy("0199/s1/r1/m1/1", "openai", "gpt", true);
        List<SessionEvent> events = List.of(
                new SessionEvent.DecompositionCompleted(List.of(new SubProblem("s1", "Cost", "How much?")), false),
                new SessionEvent.SubproblemStarted("s1"),
                new SessionEvent.PanelSelected(
                        "s1", List.of(new PanelMember("m1", "p1", "Ada", "analyst", "expert-a")), false),
                new SessionEvent.RoundStarted("s1", 1, Phase.EXPLORATION),
                new SessionEvent.ContributionAdded("s1", 1, "m1", "what was said", by),
                new SessionEvent.ContributionFailed("s1", 1, "m2", "overloaded", "busy"),
                new SessionEvent.RankingCompleted("s1", 7, List.of(new Standing("m1", 1, 0.5)), 1, 0),
                new SessionEvent.SynthesisCompleted("s1", "chairman", false, "joined", by),
                new SessionEvent.SubproblemCompleted("s1", Outcome.REDUCED),
                new SessionEvent.SessionCompleted(Outcome.REDUCED));
        for (SessionEvent event : events) {
            dossier = dossier.with(event);
        }
        return dossier;
    }
}
