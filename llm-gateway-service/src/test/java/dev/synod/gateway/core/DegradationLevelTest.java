package dev.synod.gateway.core;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class DegradationLevelTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # chat         embed      search     state is safe  level
            CLOSED,        CLOSED,    CLOSED,    true,          0, NORMAL
            CLOSED OPEN,   CLOSED,    CLOSED,    true,          0, NORMAL
            OPEN HALF_OPEN,HALF_OPEN, HALF_OPEN, true,          0, NORMAL
            CLOSED,        CLOSED,    OPEN CLOSED,true,         0, NORMAL
            CLOSED,        CLOSED,    OPEN,      true,          1, SEARCH
            CLOSED,        CLOSED,    OPEN OPEN, true,          1, SEARCH
            CLOSED,        CLOSED,    -,         true,          1, SEARCH
            CLOSED,        OPEN,      CLOSED,    true,          2, MEMORY
            CLOSED,        -,         CLOSED,    true,          2, MEMORY
            CLOSED,        OPEN,      OPEN,      true,          2, MEMORY
            CLOSED,        CLOSED,    CLOSED,    false,         3, STATE
            CLOSED,        OPEN,      OPEN,      false,         3, STATE
            OPEN OPEN,     CLOSED,    CLOSED,    true,          4, CRITICAL
            -,             CLOSED,    CLOSED,    true,          4, CRITICAL
            OPEN,          OPEN,      OPEN,      false,         4, CRITICAL
            """)
    void the_worst_that_holds_is_the_level(
            String chat, String embed, String search, boolean stateIsSafe, int number, DegradationLevel expected) {
        DegradationLevel level = DegradationLevel.of(
                Map.of(
                        Operation.CHAT, states(chat),
                        Operation.EMBED, states(embed),
                        Operation.SEARCH, states(search)),
                stateIsSafe);
        assertThat(level).isEqualTo(expected);
        assertThat(level.number()).isEqualTo(number);
    }

    private static List<CircuitState> states(@Nullable String names) {
        return names == null
                ? List.of()
                : Stream.of(names.split(" ")).map(CircuitState::valueOf).toList();
    }
}
