package dev.synod.local.cli;

import dev.synod.local.layout.FileTree;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.PidRecord;
import dev.synod.local.process.Signals;
import dev.synod.local.stack.SupervisedStack;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line as its users run it, with the parts that need no other module. */
class UpAndDownIT {

    private final StackPorts ports = StackPorts.free();
    private StateDirectory state;

    private record Outcome(int exit, String output) {}

    @BeforeEach
    void prepare() throws IOException {
        Path root = Path.of("target", "up-and-down").toAbsolutePath();
        FileTree.delete(root);
        state = new StateDirectory(root);
    }

    @AfterEach
    void stop_what_a_failed_test_left() throws Exception {
        synod("down");
    }

    @Test
    void up_starts_everything_again_is_instant_survives_kills_and_down_leaves_nothing() throws Exception {
        Outcome first = synod("up");
        assertThat(first.output()).contains("postgres", "kafka", "connect", "ready after");
        assertThat(first.exit()).isZero();
        assertThat(synod("status").output()).contains("MiB, shared pages counted once");

        List<ProcessHandle> before = processes();
        assertThat(synod("up").output()).contains("everything was running already");
        assertThat(processes()).containsExactlyElementsOf(before);

        ProcessHandle supervisor = process(SupervisedStack.NAME);
        Signals.send("KILL", supervisor.pid());
        Awaitility.await().until(() -> !supervisor.isAlive());
        Outcome again = synod("up");
        assertThat(again.output()).contains("ready after");
        assertThat(again.exit()).isZero();
        assertThat(before).noneMatch(ProcessHandle::isAlive);

        List<ProcessHandle> running = processes();
        assertThat(synod("down").output()).contains("everything stopped");
        assertThat(running).hasSize(4).noneMatch(ProcessHandle::isAlive);
        assertThat(state.run().all()).isEmpty();
        assertThat(synod("status").output()).contains("nothing is running");
    }

    @Test
    void an_interrupted_up_leaves_nothing_half_started() throws Exception {
        Process up = start("up");
        // The supervisor and one part: the others take seconds from here on, however quick the machine is.
        Awaitility.await()
                .pollInterval(10, TimeUnit.MILLISECONDS)
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> processes().size() >= 2);
        List<ProcessHandle> half = processes();
        Signals.send("INT", up.pid());
        assertThat(up.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue())
                .as(new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(130);
        assertThat(half).noneMatch(ProcessHandle::isAlive);
        assertThat(state.run().all()).isEmpty();
    }

    @Test
    void a_taken_port_is_an_error_that_names_part_holder_and_remedy() throws Exception {
        int taken = ports.of(Port.CONNECT);
        try (ServerSocket holder = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = synod("up");
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(holder.isBound()).isTrue();
            assertThat(outcome.output())
                    .contains("port " + taken + " (connect) is taken by pid "
                            + ProcessHandle.current().pid())
                    .contains("SYNOD_PORT_CONNECT=<port>");
        }
        assertThat(processes()).isEmpty();
    }

    private List<ProcessHandle> processes() {
        return state.run().all().stream().flatMap(part -> part.alive().stream()).toList();
    }

    private ProcessHandle process(String part) {
        return state.run().read(part).flatMap(PidRecord::alive).orElseThrow();
    }

    private Outcome synod(String command) throws IOException, InterruptedException {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Workspace.find().ownClassPath(),
                        Synod.class.getName(),
                        command)
                .redirectErrorStream(true);
        builder.environment().put("SYNOD_STATE", state.root().toString());
        builder.environment().putAll(Map.of("SYNOD_PARTS", "infrastructure", "SYNOD_PORT_OFFSET", "0"));
        ports.ports().forEach((port, number) -> builder.environment().put(port.variable(), Integer.toString(number)));
        return builder.start();
    }
}
