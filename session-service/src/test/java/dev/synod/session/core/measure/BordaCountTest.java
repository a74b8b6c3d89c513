package dev.synod.session.core.measure;

import dev.synod.events.session.Standing;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BordaCountTest {

    @Test
    void the_best_of_each_ballot_gets_one_point_and_the_last_none() {
        List<Standing> standings = BordaCount.of(
                List.of("m1", "m2", "m3", "m4"),
                List.of(List.of("m3", "m2", "m4"), List.of("m3", "m4", "m1"), List.of("m2", "m3", "m1")));

        assertThat(standings)
                .containsExactly(
                        new Standing("m3", 1, 2.5 / 3),
                        new Standing("m2", 2, 0.75),
                        new Standing("m4", 3, 0.25),
                        new Standing("m1", 4, 0));
    }

    @Test
    void a_missing_vote_weighs_nothing() {
        List<List<String>> ballots = List.of(List.of("m2", "m3"));
        List<List<String>> withVoid = List.of(ballots.getFirst(), List.of());

        assertThat(BordaCount.of(List.of("m1", "m2", "m3"), withVoid))
                .isEqualTo(BordaCount.of(List.of("m1", "m2", "m3"), ballots));
    }

    @Test
    void equal_points_share_a_place() {
        List<Standing> standings =
                BordaCount.of(List.of("m1", "m2", "m3"), List.of(List.of("m2", "m3"), List.of("m1", "m2")));

        assertThat(standings).extracting(Standing::place).containsExactly(1, 2, 3);
        assertThat(BordaCount.of(List.of("m1", "m2"), List.of()))
                .extracting(Standing::place)
                .containsExactly(1, 1);
    }
}
