package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Holding;
import dev.synod.session.core.desk.InHand;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;
import dev.synod.session.core.measure.Anonymity;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class AnonymityTest {
    private final Play play = new Play(new CouncilOptions(1, 2, 4)).until(Purpose.BALLOT);
    private final Dossier dossier = play.state.dossier();
    private final Inquiry inquiry = dossier.inquiry("s1");

    @Test
    void a_voter_sees_all_entries_but_its_own_under_labels_that_are_the_same_for_all() {
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
        String own = List.of("A", "B", "C", "D").stream()
                .filter(label -> !Anonymity.entriesFor("m1", dossier, inquiry).containsKey(label))
                .findFirst()
                .orElseThrow();
        Ask ask = play.ask(Purpose.BALLOT);
        assertThat(ask.task().memberId()).isEqualTo("m1");

        play.answer(ask, new Reply.Order(List.of(own)));

        assertThat(play.state.desk().inHand()).containsExactly(new InHand(ask.task(), new Holding.Vote(List.of())));
    }
}
