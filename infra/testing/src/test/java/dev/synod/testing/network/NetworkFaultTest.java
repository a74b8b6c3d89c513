package dev.synod.testing.network;

import dev.synod.testing.network.NetworkFault.Bandwidth;
import dev.synod.testing.network.NetworkFault.Cut;
import dev.synod.testing.network.NetworkFault.HalfOpen;
import dev.synod.testing.network.NetworkFault.Latency;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NetworkFaultTest {

    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration JITTER = Duration.ofMillis(50);

    @Test
    void a_fault_says_what_it_is() {
        assertThat(new Latency(DELAY, JITTER, 7)).hasToString("latency 200 ms ± 50");
        assertThat(new Latency(DELAY, Duration.ZERO, 7)).hasToString("latency 200 ms");
        assertThat(new Bandwidth(4096)).hasToString("bandwidth 4096 bytes/s");
        assertThat(new Cut()).hasToString("cut");
        assertThat(HalfOpen.bothWays()).hasToString("half-open");
        assertThat(HalfOpen.only(Direction.TO_SERVER)).hasToString("half-open, silent to the server");
    }

    @Test
    void delays_follow_from_the_seed_and_keep_to_the_jitter() {
        List<Long> delays = delays(7);
        assertThat(delays).isEqualTo(delays(7)).isNotEqualTo(delays(8)).doesNotHaveDuplicates();
        assertThat(delays)
                .allMatch(nanos -> nanos >= DELAY.minus(JITTER).toNanos())
                .allMatch(nanos -> nanos <= DELAY.plus(JITTER).toNanos());
    }

    @Test
    void a_fault_that_can_not_be_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Latency(JITTER, DELAY, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bandwidth(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HalfOpen(EnumSet.noneOf(Direction.class)));
    }

    private static List<Long> delays(long seed) {
        Latency latency = new Latency(DELAY, JITTER, seed);
        return LongStream.range(0, 100).map(latency::nanosOf).boxed().toList();
    }
}
