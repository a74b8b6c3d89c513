package dev.synod.stream.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FeedPositionTest {
    @Test
    void it_covers_what_it_has_seen_and_nothing_else() {
        FeedPosition position = FeedPosition.START.seen(2, 40).seen(0, 7);

        assertThat(position.covers(2, 40)).isTrue();
        assertThat(position.covers(2, 41)).isFalse();
        assertThat(position.covers(0, 7)).isTrue();
        assertThat(position.covers(1, 0)).isFalse();
        assertThat(position.covers(9, 0)).isFalse();
    }

    @Test
    void it_never_goes_back() {
        FeedPosition position = FeedPosition.START.seen(0, 7);

        assertThat(position.seen(0, 3)).isEqualTo(position);
        assertThat(position.or(FeedPosition.START.seen(0, 3))).isEqualTo(position);
    }

    @Test
    void or_has_seen_what_either_has() {
        FeedPosition both =
                FeedPosition.START.seen(0, 7).or(FeedPosition.START.seen(0, 9).seen(3, 1));

        assertThat(both).isEqualTo(FeedPosition.START.seen(0, 9).seen(3, 1));
    }

    @Test
    void is_within_compares_each_partition() {
        FeedPosition position = FeedPosition.START.seen(0, 7).seen(1, 7);

        assertThat(position.isWithin(position.seen(1, 8))).isTrue();
        assertThat(position.isWithin(position)).isTrue();
        assertThat(position.isWithin(FeedPosition.START.seen(0, 99).seen(1, 6))).isFalse();
        assertThat(position.isWithin(FeedPosition.START.seen(0, 99))).isFalse();
    }

    @Test
    void what_it_writes_it_reads() {
        FeedPosition position = FeedPosition.START.seen(0, 7).seen(11, 123_456_789_012L);

        assertThat(FeedPosition.parse(position.toString())).isEqualTo(position);
        assertThat(FeedPosition.parse(FeedPosition.START.toString()).isWithin(FeedPosition.START))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x y", "1..2", "-1", "1.-2", "zzzzzzzzzzzzzzzzzzzz", "1,2"})
    void what_is_no_position_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FeedPosition.parse(text));
    }
}
