package dev.synod.local.cli.session;

import dev.synod.local.ask.Wishes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CouncilOptionsTest {

    @Command
    private static final class Asking {
        @Mixin
        private final CouncilOptions options = new CouncilOptions();
    }

    @Test
    void nothing_said_is_nothing_wished() {
        assertThat(wishes()).isEqualTo(Wishes.NONE);
    }

    @Test
    void all_that_is_said_is_wished() {
        assertThat(wishes(
                        "--rounds",
                        "3",
                        "--sub-problems",
                        "2",
                        "--panel",
                        "cfo,sre",
                        "--council",
                        "board",
                        "--budget",
                        "0.5",
                        "--time-limit",
                        "20m",
                        "--no-clarify"))
                .isEqualTo(new Wishes(3, 2, List.of("cfo", "sre"), "board", 0.5, Duration.ofMinutes(20), false));
    }

    @Test
    void times_are_written_as_people_do() {
        assertThat(wishes("--time-limit", "1h30m").timeLimit()).isEqualTo(Duration.ofMinutes(90));
        assertThat(wishes("--time-limit", "90s").timeLimit()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "soon", "0m", "-5m"})
    void a_time_that_is_none_is_an_error_that_shows_how(String time) {
        assertThatThrownBy(() -> wishes("--time-limit=" + time))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("'" + time + "' is not a time such as 90s, 20m or 1h30m");
    }

    private static Wishes wishes(String... arguments) {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(arguments);
        return asking.options.wishes();
    }
}
