package dev.synod.e2e;

import dev.synod.local.layout.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What a newcomer types, on a machine where nothing runs. */
class CommandLineIT {
    private static final long MOST_RSS_MIB = 3 * 1024;

    @TempDir
    private Path state;

    private Path root;

    @BeforeEach
    void find() {
        root = Workspace.find().root();
    }

    @AfterEach
    void down() throws Exception {
        synod("down");
    }

    @Test
    void a_question_starts_the_stack_and_ends_in_a_verdict_and_down_leaves_nothing() throws Exception {
        Finished first = synod("ask", "Should a 12-person startup move its monolith to microservices this year?");
        System.out.println(first.output());
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).containsIgnoringCase("verdict").contains("./synod trace");

        Finished second = synod("ask", "And next year?");
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).doesNotContain("supervisor started");

        Finished status = synod("status");
        System.out.println(status.output());
        Matcher total = Pattern.compile("total RSS (\\d+) MiB").matcher(status.output());
        assertThat(total.find()).as(status.output()).isTrue();
        assertThat(Long.parseLong(total.group(1))).as("MiB of the whole stack").isLessThan(MOST_RSS_MIB);

        Matcher session = Pattern.compile("./synod trace ([0-9a-f-]{36})").matcher(first.output());
        assertThat(session.find()).isTrue();
        Finished trace = synod("trace", session.group(1));
        assertThat(trace.output())
                .contains("session-service", "llm-gateway-service", "persistence-worker", "stream-service");

        assertThat(synod("down").exitCode()).isZero();
        assertThat(leftOver()).as("processes that still use the state folder").isEmpty();
    }

    private record Finished(int exitCode, String output) {}

    private Finished synod(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new java.util.ArrayList<>(List.of(root.resolve("synod").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("synod", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().put("SYNOD_STATE", state.toString());
        builder.environment().put("SYNOD_PORT_OFFSET", "21000");
        builder.environment().put("SYNOD_BUILD", "no");
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ended in time: " + text).isTrue();
        return new Finished(process.exitValue(), text);
    }

    private List<String> leftOver() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(state.toString()))
                .toList();
    }
}
