package dev.synod.deployment.observability;

import dev.synod.local.cli.Synod;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Whoever is paged at night has no patience for a command that doesn't exist. */
class RunbooksTest {
    private static final Pattern SYNOD = Pattern.compile("\\./synod ([^`#;,()\n]+)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
    private static final Pattern DEPLOYMENT = Pattern.compile("deployment/([\\w-]+)");

    @Test
    void our_own_commands_are_understood() {
        assertThat(found(SYNOD)).hasSizeGreaterThan(10).allSatisfy(line -> {
            String[] words =
                    WORD.matcher(line).results().map(MatchResult::group).toArray(String[]::new);
            assertThatCode(() -> new CommandLine(new Synod()).parseArgs(words))
                    .as("./synod %s", line)
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void deployments_are_those_that_there_are() {
        assertThat(found(DEPLOYMENT))
                .containsExactlyInAnyOrder(
                        "session-service",
                        "llm-gateway-service",
                        "persistence-worker",
                        "stream-service",
                        "connect",
                        "SERVICE");
    }

    private static Set<String> found(Pattern pattern) {
        return Stream.concat(
                        Observability.runbooks().stream(),
                        Stream.of(Observability.runbooks().getFirst().resolveSibling("README.md")))
                .flatMap(page -> pattern.matcher(Folder.text(page)).results())
                .map(match -> match.group(1).strip())
                .collect(Collectors.toSet());
    }
}
