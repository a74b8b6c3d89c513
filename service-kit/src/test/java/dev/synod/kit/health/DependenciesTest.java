package dev.synod.kit.health;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DependenciesTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Uni<Void> answer = Uni.createFrom().voidItem();
    private final Dependencies dependencies = new Dependencies(List.of(new Asked()), new Config(), metrics);

    @Test
    void one_that_fails_is_down_from_then_on_and_up_again_when_it_answers() {
        Instant start = dependencies.standing("asked").since();
        assertThat(up()).isEqualTo(1);

        fails(Uni.createFrom().failure(new IllegalStateException("away")));
        Instant fall = dependencies.standing("asked").since();
        assertThat(fall).isAfter(start);
        assertThat(up()).isZero();
        fails(Uni.createFrom().failure(new IllegalStateException("still away")));
        assertThat(dependencies.standing("asked").since()).isEqualTo(fall);

        answer = Uni.createFrom().voidItem();
        dependencies.check().await().indefinitely();
        assertThat(dependencies.standings()).allMatch(Dependencies.Standing::up);
        assertThat(up()).isEqualTo(1);
    }

    @Test
    void one_that_says_nothing_is_down_after_a_bounded_time() {
        fails(Uni.createFrom().nothing());

        assertThat(up()).isZero();
    }

    private void fails(Uni<Void> how) {
        answer = how;
        dependencies.check().await().atMost(Duration.ofSeconds(10));
        assertThat(dependencies.isUp("asked")).isFalse();
    }

    private double up() {
        return metrics.get("synod.dependency.up")
                .tag("dependency", "asked")
                .gauge()
                .value();
    }

    private final class Asked implements Dependency {
        @Override
        public String name() {
            return "asked";
        }

        @Override
        public Uni<Void> check() {
            return answer;
        }
    }

    private record Config(Duration checkEvery, Optional<List<String>> required) implements HealthConfig {
        Config() {
            this(Duration.ofSeconds(1), Optional.empty());
        }
    }
}
