package dev.synod.local.process;

import dev.synod.local.process.PidRecord.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PidRecordTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir
    private Path folder;

    @Test
    void a_recorded_process_that_runs_is_found() {
        assertThat(PidRecord.ofCurrent("self").alive()).contains(SELF);
    }

    @Test
    void another_process_that_got_the_same_pid_is_never_taken_for_it() {
        Instant earlier = SELF.info().startInstant().orElseThrow().minusSeconds(60);
        assertThat(record(SELF.pid(), earlier).alive()).isEmpty();
    }

    @Test
    void a_part_without_a_process_is_not_alive() {
        assertThat(record(0, null).alive()).isEmpty();
    }

    @Test
    void records_survive_the_way_over_the_disk() {
        RunDirectory run = new RunDirectory(folder);
        PidRecord written = PidRecord.ofCurrent("self");
        run.write(written);
        assertThat(run.all()).containsExactly(written);
        run.remove("self");
        assertThat(run.all()).isEmpty();
    }

    @Test
    void half_a_record_counts_as_none() throws IOException {
        Files.writeString(folder.resolve("kafka.json"), "{\"part\":\"kaf");
        assertThat(new RunDirectory(folder).read("kafka")).isEmpty();
    }

    private static PidRecord record(long pid, @Nullable Instant startedAt) {
        return new PidRecord("part", pid, startedAt, State.READY, List.of(), 0, 0, "");
    }
}
