package dev.synod.gateway.shell.health;

import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitsElsewhereTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");

    private final Replica self = new Replica();
    private final CircuitsElsewhere elsewhere = new CircuitsElsewhere(self);

    @Test
    void the_last_word_of_each_other_replica_counts() {
        elsewhere.heard(change("chat", "one", CircuitState.OPEN));
        elsewhere.heard(change("chat", "two", CircuitState.CLOSED));
        elsewhere.heard(change("embed", "one", CircuitState.CLOSED));
        elsewhere.heard(change("chat", "one", CircuitState.HALF_OPEN));
        elsewhere.heard(change("chat", self.id(), CircuitState.OPEN));

        assertThat(elsewhere.of("anthropic", "chat"))
                .containsExactly(
                        new CircuitsElsewhere.View("two", CircuitState.CLOSED, SINCE, null),
                        new CircuitsElsewhere.View("one", CircuitState.HALF_OPEN, SINCE, null));
        assertThat(elsewhere.of("anthropic", "search")).isEmpty();
    }

    @Test
    void replicas_that_came_and_went_are_forgotten_when_enough_others_have_spoken() {
        for (int i = 0; i < 100; i++) {
            elsewhere.heard(change("chat", "replica-" + i, CircuitState.CLOSED));
        }
        assertThat(elsewhere.of("anthropic", "chat"))
                .hasSize(16)
                .last()
                .extracting(CircuitsElsewhere.View::replica)
                .isEqualTo("replica-99");
    }

    private static CircuitChanged change(String operation, String replica, CircuitState state) {
        return new CircuitChanged("anthropic", operation, state, replica, SINCE, null);
    }
}
