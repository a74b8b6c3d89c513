package dev.synod.e2e;

import dev.synod.local.stack.Service;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the kernel says of the services' processes in their containers. */
@EnabledIfEnvironmentVariable(named = "SYNOD_STACK", matches = "containers")
class ConfinedIT {
    private final TestSuite suite = Suites.running();

    @ParameterizedTest
    @EnumSource
    void a_service_is_nobody_and_may_write_to_tmp_only(Service service) throws IOException {
        Path process = Path.of(
                "/proc", Long.toString(suite.part(service.module()).process().pid()));

        List<String> status = Files.readAllLines(process.resolve("status"));
        assertThat(status).contains("Uid:\t10001\t10001\t10001\t10001", "NoNewPrivs:\t1");
        assertThat(status).contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000");

        try (Stream<String> mounts = Files.lines(process.resolve("mounts"))) {
            List<String[]> roots = mounts.map(mount -> mount.split(" "))
                    .filter(mount -> mount[1].equals("/"))
                    .toList();
            assertThat(roots).hasSize(1).allMatch(mount -> List.of(mount[3].split(","))
                    .contains("ro"));
        }
    }
}
