package dev.synod.kit.outbox;

import dev.synod.kit.outbox.OutboxLag.Reading;
import dev.synod.kit.outbox.OutboxLag.Slot;
import dev.synod.kit.outbox.OutboxLag.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxLagTest {
    private static final Instant START = Instant.parse("2026-11-28T09:00:00Z");

    private final OutboxLag lag = new OutboxLag();

    @Test
    void an_idle_outbox_has_no_age_however_the_log_grows() {
        at(0, 1_000, confirmed(1_000), 0);
        Standing idle = at(600, 5_000, confirmed(4_900), 0);

        assertThat(idle.age()).isZero();
        assertThat(idle.bytes()).isEqualTo(100);
        assertThat(idle.isUsable()).isTrue();
    }

    @Test
    void an_outbox_without_rows_has_no_age() {
        assertThat(lag.next(new Reading(START, 1_000, confirmed(500), null)).age())
                .isZero();
    }

    @Test
    void while_nobody_reads_age_and_bytes_grow_and_both_fall_once_somebody_does() {
        at(0, 1_000, confirmed(1_000), 0);
        assertThat(at(10, 2_000, confirmed(1_000), 9).age()).isZero();
        assertThat(at(40, 3_000, confirmed(1_000), 39).age()).isEqualTo(Duration.ofSeconds(30));
        Standing stuck = at(70, 4_000, confirmed(1_000), 39);
        assertThat(stuck.age()).isEqualTo(Duration.ofSeconds(60));
        assertThat(stuck.bytes()).isEqualTo(3_000);

        assertThat(at(80, 4_000, confirmed(2_500), 39).age())
                .as("of what came at 40")
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(at(90, 4_000, confirmed(4_000), 39)).isEqualTo(new Standing("usable", 0, Duration.ZERO));
    }

    @Test
    void a_missing_slot_is_told_and_confirms_nothing() {
        assertThat(at(0, 1_000, null, 0).slot()).isEqualTo("missing");
        Standing later = at(30, 2_000, null, 0);

        assertThat(later.age()).isEqualTo(Duration.ofSeconds(30));
        assertThat(later.isUsable()).isFalse();
    }

    @Test
    void a_slot_that_was_there_and_goes_leaves_the_bytes_from_where_it_was() {
        at(0, 1_000, confirmed(900), 0);

        assertThat(at(10, 3_000, null, 5).bytes()).isEqualTo(2_100);
    }

    @Test
    void a_slot_whose_log_is_lost_is_told() {
        Standing lost = at(0, 2_000, new Slot(1_000, "lost"), 0);

        assertThat(lost.slot()).isEqualTo("lost");
        assertThat(lost.isUsable()).isFalse();
    }

    @Test
    void however_long_nobody_reads_the_age_is_that_of_the_oldest() {
        at(0, 0, confirmed(0), 0);
        for (int second = 1; second <= 10_000; second++) {
            at(second, second, confirmed(0), second);
        }

        assertThat(at(10_001, 10_001, confirmed(0), 10_001).age()).isEqualTo(Duration.ofSeconds(10_000));
        assertThat(at(10_002, 10_002, confirmed(9_000), 10_001).age())
                .as("roughly, from what was kept")
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(1_002));
    }

    private static Slot confirmed(long position) {
        return new Slot(position, "reserved");
    }

    /** A reading so many seconds after the start, whose newest row was made so many seconds after the start. */
    private Standing at(long second, long written, @Nullable Slot slot, long newest) {
        return lag.next(new Reading(START.plusSeconds(second), written, slot, START.plusSeconds(newest)));
    }
}
