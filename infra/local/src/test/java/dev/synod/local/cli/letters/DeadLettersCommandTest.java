package dev.synod.local.cli.letters;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeadLettersCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "list",
                "list --state parked --cause refused --session s",
                "show 7",
                "redrive 7",
                "redrive --cause refused",
                "redrive --all --user ops",
                "discard 7 --reason why"
            })
    void these_are_understood(String line) {
        assertThatCode(() -> parse(line)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show",
                "redrive",
                "redrive 7 --all",
                "redrive --all --cause refused",
                "discard 7",
                "discard --reason why",
                "bury 7"
            })
    void these_are_wrong_usage(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(ParameterException.class);
    }

    private static void parse(String line) {
        new CommandLine(new DeadLettersCommand()).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
    }
}
