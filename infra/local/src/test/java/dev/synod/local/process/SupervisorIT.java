package dev.synod.local.process;

import dev.synod.local.process.PidRecord.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SupervisorIT {

    private static final String SERVE = "touch $MARK; exec sleep 600";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private RunDirectory run;
    private Supervisor supervisor;

    @BeforeEach
    void prepare() {
        run = new RunDirectory(folder.resolve("run"));
        supervisor = new Supervisor(run, folder.resolve("logs"));
    }

    @AfterEach
    void nothing_is_left_running() {
        List<ProcessHandle> before =
                run.all().stream().flatMap(part -> part.alive().stream()).toList();
        supervisor.close();
        assertThat(before).noneMatch(ProcessHandle::isAlive);
        assertThat(run.all()).isEmpty();
    }

    @Test
    void a_part_starts_after_what_it_needs() throws InterruptedException {
        ScriptPart slow = new ScriptPart("slow", folder, "sleep 0.3; touch $MARK; exec sleep 600");
        ScriptPart needy = new ScriptPart("needy", folder, "test -e slow.mark && " + SERVE, Set.of("slow"));
        supervisor.start(List.of(slow, needy));
        supervisor.awaitReady(PATIENCE);
        assertThat(run.all()).allMatch(part -> part.state() == State.READY && part.restarts() == 0);
    }

    @Test
    void a_killed_part_is_started_again_and_counted() throws Exception {
        supervisor.start(List.of(new ScriptPart("part", folder, SERVE)));
        supervisor.awaitReady(PATIENCE);
        Signals.send("KILL", alive("part").pid());
        Awaitility.await().atMost(PATIENCE).until(() -> run.read("part")
                .filter(part -> part.restarts() == 1
                        && part.state() == State.READY
                        && part.alive().isPresent())
                .isPresent());
    }

    @Test
    void a_held_part_stays_away_until_it_is_released() throws Exception {
        supervisor.start(List.of(new ScriptPart("part", folder, SERVE)));
        supervisor.awaitReady(PATIENCE);
        run.hold("part");
        Signals.send("KILL", alive("part").pid());
        Awaitility.await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> run.read("part")
                .flatMap(PidRecord::alive)
                .isEmpty());
        run.release("part");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> run.read("part").flatMap(PidRecord::alive).isPresent());
    }

    @Test
    void a_part_that_never_gets_ready_fails_with_its_last_words_and_its_log() {
        supervisor.start(List.of(new ScriptPart("part", folder, "echo I lack a thing; exit 3")));
        assertThatThrownBy(() -> supervisor.awaitReady(PATIENCE))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("part ended with exit code 3")
                .hasMessageContaining("logs/part.log")
                .hasMessageContaining("I lack a thing");
        assertThat(run.read("part").orElseThrow().state()).isEqualTo(State.FAILED);
    }

    @Test
    void a_part_that_ignores_the_stop_signal_is_killed() throws InterruptedException {
        supervisor.start(
                List.of(new ScriptPart("part", folder, "trap '' TERM; touch $MARK; while :; do sleep 1; done")));
        supervisor.awaitReady(PATIENCE);
        ProcessHandle process = alive("part");
        supervisor.close();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void what_a_killed_supervisor_left_is_ended_but_no_other_process() throws IOException {
        Process orphan = new ProcessBuilder("sleep", "600").start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            PidRecord left =
                    PidRecord.waiting(new ScriptPart("left", folder, SERVE)).process(orphan.toHandle());
            run.write(left);
            run.write(new PidRecord(
                    "recycled", stranger.pid(), java.time.Instant.EPOCH, State.READY, List.of(), 0, 0, ""));
            assertThat(Supervisor.endOrphans(run)).containsExactly("left");
            assertThat(orphan.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(run.all()).isEmpty();
        } finally {
            orphan.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_log_beyond_its_bound_becomes_the_old_one() throws IOException {
        LogFile log = new LogFile(folder.resolve("logs").resolve("big.log"));
        log.rotate();
        Files.write(log.path(), new byte[21 << 20]);
        log.rotate();
        assertThat(log.path()).doesNotExist();
        assertThat(log.path().resolveSibling("big.log.old")).hasSize(21 << 20);
    }

    private ProcessHandle alive(String part) {
        return run.read(part).flatMap(PidRecord::alive).orElseThrow();
    }
}
