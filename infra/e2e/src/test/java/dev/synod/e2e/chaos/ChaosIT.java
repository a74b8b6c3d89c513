package dev.synod.e2e.chaos;

import dev.synod.e2e.Shell;
import dev.synod.e2e.Shell.Finished;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Short runs of chaos as anybody can have them; a longer one is {@code ./synod chaos --minutes 60}. */
@Tag("alone")
class ChaosIT {
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    @TempDir
    private Path outputs;

    @Test
    void whatever_breaks_nothing_is_lost_doubled_or_left_over() throws IOException, InterruptedException {
        assertKept("chaos", "--minutes", "1", "--seed", "185199", "--sessions", "40");
    }

    @Test
    void nor_in_an_order_that_nobody_has_tried_yet() throws IOException, InterruptedException {
        assertKept("chaos", "--minutes", "1", "--sessions", "40");
    }

    private void assertKept(String... command) throws IOException, InterruptedException {
        Finished run = new Shell(outputs, Map.of()).synod(PATIENCE, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("every promise was kept");
    }
}
