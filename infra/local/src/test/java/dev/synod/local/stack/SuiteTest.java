package dev.synod.local.stack;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteTest {
    private static final StackPorts PORTS = StackPorts.from(Map.of());

    @TempDir
    private Path root;

    private Suite suite;

    @BeforeEach
    void prepare() throws Exception {
        for (Service service : Service.values()) {
            Path app = Files.createDirectories(root.resolve(service.module()).resolve("target/quarkus-app"));
            Files.createFile(app.resolve("quarkus-run.jar"));
        }
        suite = new Suite(
                new Workspace(root),
                new StateDirectory(root.resolve("state")),
                PORTS,
                Providers.from(Map.of(), PORTS),
                Suite.Extent.ALL);
    }

    @Test
    void each_service_is_told_its_own_port_and_role() throws Exception {
        assertThat(part("stream-service").prepare().environment())
                .containsEntry("QUARKUS_HTTP_PORT", "8084")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "synod_stream");
    }

    @Test
    void what_a_test_tells_the_services_goes_before_all_else() throws Exception {
        suite.with(Map.of("SYNOD_SESSION_REISSUE_AFTER", "10s", "QUARKUS_HTTP_HOST", "::1"));
        assertThat(part("session-service").prepare().environment())
                .containsEntry("SYNOD_SESSION_REISSUE_AFTER", "10s")
                .containsEntry("QUARKUS_HTTP_HOST", "::1");
    }

    @Test
    void a_second_replica_runs_only_where_it_is_asked_for_and_listens_elsewhere() throws Exception {
        assertThat(suite.applications())
                .extracting(Part::name)
                .containsExactly(
                        "simulator", "session-service", "llm-gateway-service", "persistence-worker", "stream-service");
        assertThat(suite.neededPorts()).doesNotContain(Port.SESSION_2);

        Part second = suite.secondReplica(Service.SESSION);
        assertThat(second.name()).isEqualTo("session-service-2");
        assertThat(second.ports()).containsExactly(8181);
        assertThat(second.prepare().environment()).containsEntry("QUARKUS_DATASOURCE_USERNAME", "synod_session");
    }

    private Part part(String name) {
        return suite.applications().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
