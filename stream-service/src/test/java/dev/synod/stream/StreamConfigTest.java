package dev.synod.stream;

import io.smallrye.config.ConfigValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamConfigTest {
    @Test
    void the_defaults_are_valid() {
        assertThatCode(() -> TestConfig.with(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "keepalive, 0s",
        "keepalive, 5ms",
        "retry-hint, 0s",
        "max-connections, 0",
        "max-unflushed, 0",
        "stall-timeout, 0s",
        "creation-patience, -1s",
        "gap-patience, -1s",
        "record-poll, 0s",
        "history-batch, 0",
        "history-batch, 1000000",
        "memory.age, -1s",
        "memory.sessions, 0",
        "memory.events-per-session, 0",
        "memory.bytes, 0"
    })
    void what_can_not_work_is_refused_by_name(String key, String value) {
        assertThatThrownBy(() -> TestConfig.with(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("synod.stream." + key);
    }

    @Test
    void sizes_may_be_written_with_a_unit_and_waiting_may_be_switched_off() {
        Map<String, String> small = Map.of("max-unflushed", "1K", "memory.bytes", "1", "creation-patience", "0s");
        assertThatCode(() -> TestConfig.with(small)).doesNotThrowAnyException();
    }
}
