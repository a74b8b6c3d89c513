package dev.synod.deployment.k8s;

import dev.synod.deployment.KnownSettings;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.apps.Deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Manifests agree with what the services themselves say: settings, ports, how long they take to stop. */
final class ServiceRules {

    /** What a pod has left over when the slowest orderly stop is done. */
    private static final int SPARE_SECONDS = 5;

    private ServiceRules() {}

    static List<String> violations(Installation installation) {
        List<String> found = new ArrayList<>();
        for (Workload workload : installation.workloads()) {
            installation.environment(workload).keySet().stream()
                    .filter(variable -> !KnownSettings.knows(workload.name(), variable))
                    .forEach(variable -> found.add(workload.name() + " knows no " + variable));
            if (workload.isService()) {
                port(workload, installation.environment(workload), found);
                stop(workload, found);
                rollout(workload, found);
            }
        }
        return found;
    }

    private static void port(Workload workload, Map<String, String> environment, List<String> found) {
        String own = KnownSettings.properties(workload.name()).get("quarkus.http.port");
        String told = environment.getOrDefault("QUARKUS_HTTP_PORT", own);
        String open = workload.containers().getFirst().getPorts().stream()
                .map(ContainerPort::getContainerPort)
                .map(String::valueOf)
                .findFirst()
                .orElse("none");
        if (!own.equals(told) || !own.equals(open)) {
            found.add(workload.name() + " listens on " + told + ", not on " + (own.equals(told) ? open : own));
        }
    }

    private static void stop(Workload workload, List<String> found) {
        Map<String, String> properties = KnownSettings.properties(workload.name());
        long needed = workload.containers()
                        .getFirst()
                        .getLifecycle()
                        .getPreStop()
                        .getSleep()
                        .getSeconds()
                + seconds(properties.getOrDefault("quarkus.shutdown.delay", "0s"))
                + seconds(properties.get("quarkus.shutdown.timeout"))
                + SPARE_SECONDS;
        long given = Objects.requireNonNullElse(workload.pod().getTerminationGracePeriodSeconds(), 30L);
        if (given < needed) {
            found.add(workload.name() + " has " + given + " s to stop, and may take " + needed);
        }
    }

    private static void rollout(Workload workload, List<String> found) {
        Deployment deployment = (Deployment) workload.owner();
        if (!Integer.valueOf(0)
                .equals(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())) {
            found.add(workload.name() + " rolls with replicas missing");
        }
    }

    /** As the properties write it: {@code 10s}, {@code 1m}. */
    private static long seconds(String duration) {
        return Duration.parse("PT" + duration).toSeconds();
    }
}
