package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent.PanelSelected;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SeatingTest {

    @Test
    void no_selection_seats_the_default_panel_and_says_so() {
        Play play = new Play().until(Purpose.PANEL);
        play.answer(play.ask(Purpose.PANEL), new Reply.Unreadable("prose"));

        PanelSelected selected = play.first(PanelSelected.class);
        assertThat(selected.fallback()).isTrue();
        assertThat(selected.members()).extracting(PanelMember::personaId).containsExactly("p1", "p2", "p3", "p4");
    }

    @Test
    void unknown_and_repeated_personas_give_way_to_default_ones() {
        Play play = new Play().until(Purpose.PANEL);
        play.answer(play.ask(Purpose.PANEL), new Reply.Choice(List.of("p9", "nobody", "p9")));

        PanelSelected selected = play.first(PanelSelected.class);
        assertThat(selected.fallback()).isFalse();
        assertThat(selected.members()).extracting(PanelMember::personaId).containsExactly("p9", "p1", "p2", "p3");
    }

    @Test
    void a_panel_that_the_user_names_sits_without_a_choice() {
        Play play = new Play(new CouncilOptions(1, 2, 3, List.of("p7", "p2", "p9"), null, null, null))
                .until(Purpose.CONTRIBUTION);

        PanelSelected selected = play.first(PanelSelected.class);
        assertThat(selected.fallback()).isFalse();
        assertThat(selected.members()).extracting(PanelMember::personaId).containsExactly("p7", "p2", "p9");
    }

    @Test
    void the_members_are_spread_over_the_routes_and_asked_at_the_same_time() {
        Play play = new Play(new CouncilOptions(1, 2, 4)).until(Purpose.CONTRIBUTION);

        assertThat(play.asks(Purpose.CONTRIBUTION))
                .extracting(ask -> ask.task().memberId())
                .containsExactly("m1", "m2", "m3", "m4");
        assertThat(play.asks(Purpose.CONTRIBUTION).stream()
                        .map(ask -> ask.route())
                        .distinct())
                .containsExactlyInAnyOrder("expert-a", "expert-b");
    }

    @Test
    void searches_that_the_decomposition_asks_for_come_before_the_first_round() {
        Play play = new Play(new CouncilOptions(1, 2, 3)).until(Purpose.DECOMPOSITION);
        play.answer(
                play.ask(Purpose.DECOMPOSITION),
                new Reply.Split(List.of(new Reply.Split.Part("Cost", "How much?", List.of(), List.of("the price")))));
        play.answer(play.ask(Purpose.PANEL));

        assertThat(play.published(RoundStarted.class)).isEmpty();
        assertThat(play.ask(Purpose.SEARCH).task().query()).isEqualTo("the price");
        play.answer(play.ask(Purpose.SEARCH));
        assertThat(play.published(RoundStarted.class)).hasSize(1);
    }
}
