package dev.synod.local.debate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BarTest {
    @Test
    void it_is_filled_by_its_share_and_always_as_wide() {
        assertThat(Bar.of(0, 4)).isEqualTo("    ");
        assertThat(Bar.of(0.5, 4)).isEqualTo("██  ");
        assertThat(Bar.of(0.53125, 4)).isEqualTo("██▏ ");
        assertThat(Bar.of(1, 4)).isEqualTo("████");
    }

    @Test
    void what_is_no_share_is_cut() {
        assertThat(Bar.of(-1, 3)).isEqualTo("   ");
        assertThat(Bar.of(7, 3)).isEqualTo("███");
    }
}
