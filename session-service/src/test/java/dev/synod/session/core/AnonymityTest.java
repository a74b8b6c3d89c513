package dev.synod.session.core;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class AnonymityTest {

    @Test
    void a_voter_sees_all_entries_but_its_own_under_labels_that_are_the_same_for_all() {
        Play play = new Play().until(Deliberation.Ranking.class);
        Dossier dossier = play.state.dossier();
        Inquiry inquiry = dossier.current().orElseThrow();
        Map<String, String> seenByFirst = Anonymity.entriesFor("m1", dossier, inquiry);
        Map<String, String> seenBySecond = Anonymity.entriesFor("m2", dossier, inquiry);

        assertThat(seenByFirst.values()).containsExactlyInAnyOrder("m2", "m3", "m4");
        assertThat(seenBySecond.values()).containsExactlyInAnyOrder("m1", "m3", "m4");
        seenByFirst.forEach((label, member) -> {
            if (!member.equals("m2")) {
                assertThat(seenBySecond).containsEntry(label, member);
            }
        });
    }

    @Test
    void a_vote_for_oneself_does_not_count() {
        Play play = new Play().until(Deliberation.Ranking.class);
        Inquiry inquiry = play.state.dossier().current().orElseThrow();
        List<String> labels = List.of("A", "B", "C", "D");
        String own = labels.stream()
                .filter(label -> !Anonymity.entriesFor("m1", play.state.dossier(), inquiry)
                        .containsKey(label))
                .findFirst()
                .orElseThrow();
        Ask ask = play.state.asks().getFirst();
        assertThat(ask.memberId()).isEqualTo("m1");

        play.answer(ask, new Reply.Order(List.of(own)));

        assertThat(((Deliberation.Ranking) play.state).ballots()).containsExactly(new Ballot("m1", List.of()));
    }
}
