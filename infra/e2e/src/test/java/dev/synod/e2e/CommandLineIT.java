package dev.synod.e2e;

import dev.synod.e2e.Shell.Finished;
import dev.synod.local.process.Signals;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** What a newcomer types, on a machine where nothing runs. */
@Tag("alone")
class CommandLineIT {
    private static final long MOST_MIB = 3 * 1024;
    /** Away from the ports of a stack that may be up, of other tests, and of outgoing connections. */
    private static final int PORT_OFFSET = 4_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path state;

    @TempDir
    private Path outputs;

    private Shell shell;

    @BeforeEach
    void apart() {
        shell = new Shell(
                outputs, Map.of("SYNOD_STATE", state.toString(), "SYNOD_PORT_OFFSET", Integer.toString(PORT_OFFSET)));
    }

    @AfterEach
    void down() throws Exception {
        synod("down");
    }

    @Test
    void a_question_starts_the_stack_and_ends_in_a_verdict_and_down_leaves_nothing() throws Exception {
        Finished first = synod("ask", "Should a 12-person startup move its monolith to microservices this year?");
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).containsIgnoringCase("verdict").contains("./synod trace");

        Finished second = synod("ask", "--no-clarify", "--sub-problems", "1", "--rounds", "2", "And next year?");
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).doesNotContain("supervisor started");

        Finished status = synod("status");
        Matcher total = Pattern.compile("total (\\d+) MiB").matcher(status.output());
        assertThat(total.find()).as(status.output()).isTrue();
        assertThat(Long.parseLong(total.group(1))).as("MiB of the whole stack").isLessThan(MOST_MIB);

        Matcher session = Pattern.compile("./synod trace ([0-9a-f-]{36})").matcher(first.output());
        assertThat(session.find()).isTrue();
        Finished trace = synod("trace", session.group(1));
        assertThat(trace.output())
                .contains("session-service", "llm-gateway-service", "persistence-worker", "stream-service");

        Finished verified = synod("verify-session", session.group(1));
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output()).contains(session.group(1) + "  equal");

        assertThat(firstEventByStockConsumer()).contains("ce_type:dev.synod.session.created.v1", "ownerId");

        assertThat(synod("down").exitCode()).isZero();
        assertThat(leftOver()).as("processes that still use the state folder").isEmpty();
    }

    @Test
    void an_interrupted_first_question_leaves_nothing_running() throws Exception {
        Process ask = shell.start(
                Files.createTempFile(outputs, "synod", ".out"),
                Shell.root().resolve("synod").toString(),
                "ask",
                "Why?");
        Awaitility.await("the stack is on its way").atMost(2, TimeUnit.MINUTES).until(() -> !leftOver()
                .isEmpty());
        Signals.send("INT", ask.pid());

        assertThat(ask.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Awaitility.await("nothing is left").atMost(1, TimeUnit.MINUTES).untilAsserted(() -> assertThat(leftOver())
                .isEmpty());
    }

    /** The consumer that comes with Kafka, called as the README says. */
    private String firstEventByStockConsumer() throws IOException, InterruptedException {
        return shell.run(
                        PATIENCE,
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        "infra/local/target/lib/*",
                        "org.apache.kafka.tools.consumer.ConsoleConsumer",
                        "--bootstrap-server",
                        "localhost:" + (9092 + PORT_OFFSET),
                        "--topic",
                        "synod.session.events.v1",
                        "--from-beginning",
                        "--property",
                        "print.headers=true",
                        "--max-messages",
                        "1")
                .output();
    }

    private Finished synod(String... arguments) throws IOException, InterruptedException {
        return shell.synod(PATIENCE, arguments);
    }

    /** Processes that were given this test's state folder, which each passes on to its children. */
    private List<String> leftOver() {
        return ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()) && belongsToTheStack(process))
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse(""))
                .toList();
    }

    private boolean belongsToTheStack(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"), ISO_8859_1)
                    .contains("SYNOD_STATE=" + state);
        } catch (IOException e) {
            // it has just ended, or is somebody else's
            return false;
        }
    }
}
