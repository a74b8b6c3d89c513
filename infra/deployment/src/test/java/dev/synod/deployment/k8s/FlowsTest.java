package dev.synod.deployment.k8s;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The network policies come to exactly the flows that the suite needs. */
class FlowsTest {

    private static final List<String> SERVICES = List.of(
            "session-service:8081", "llm-gateway-service:8082", "persistence-worker:8083", "stream-service:8084");

    @Test
    void in_the_demo_pods_reach_what_they_need_and_nothing_else() {
        assertThat(Flows.of(Installation.of(Manifests.of(Manifests.DEMO))))
                .filteredOn(flow -> !flow.matches("(prometheus|alertmanager|grafana) .*"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                List.of(
                                        "setup → postgres:5432",
                                        "setup → kafka:9092",
                                        "setup → connect:8085",
                                        "connect → postgres:5432",
                                        "connect → kafka:9092",
                                        "connect → connect:8085",
                                        "kafka → kafka:9092"),
                                SERVICES.stream()
                                        .flatMap(service -> fromService(service.split(":")[0]))
                                        .toList(),
                                SERVICES.stream()
                                        .map(service -> "edge → " + service)
                                        .toList())
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void in_production_only_the_edge_reaches_the_services() {
        assertThat(Flows.of(Installation.of(Manifests.of(Manifests.PRODUCTION))))
                .containsExactlyInAnyOrderElementsOf(
                        SERVICES.stream().map(service -> "edge → " + service).toList());
    }

    private static Stream<String> fromService(String service) {
        return Stream.of("postgres:5432", "kafka:9092", "jaeger:4318", "simulator:8086")
                .map(target -> service + " → " + target);
    }
}
