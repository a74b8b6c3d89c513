package dev.synod.e2e.chaos.fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void what_happens_follows_from_the_seed() {
        assertThat(Schedule.of(1, HOUR)).isEqualTo(Schedule.of(1, HOUR)).isNotEqualTo(Schedule.of(2, HOUR));
    }

    @Test
    void an_hour_has_three_hundred_faults_of_all_kinds() {
        List<Planned> hour = Schedule.of(3, HOUR);
        Set<Class<?>> kinds = new HashSet<>();
        hour.forEach(planned -> kinds.add(planned.fault().getClass()));
        assertThat(hour).hasSizeGreaterThan(300);
        assertThat(kinds).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void all_are_over_at_the_end_and_nothing_is_broken_twice_at_a_time(long seed) {
        Map<String, Duration> brokenUntil = new HashMap<>();
        for (Planned planned : Schedule.of(seed, HOUR)) {
            Duration end = planned.at().plus(planned.fault().lasts());
            assertThat(end).isLessThan(HOUR);
            assertThat(brokenUntil.getOrDefault(planned.fault().target(), Duration.ZERO))
                    .as("%s", planned)
                    .isLessThan(planned.at());
            brokenUntil.put(planned.fault().target(), end);
        }
    }
}
