package dev.synod.deployment.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What every pod must be like: each violation is a sentence that names pod and container. */
final class PodRules {

    private static final Pattern TAGGED = Pattern.compile(".+:[^:/]*\\d[^:/]*");

    private PodRules() {}

    static List<String> violations(Installation installation) {
        List<String> found = new ArrayList<>();
        for (Workload workload : installation.workloads()) {
            pod(workload, found);
            workload.containers().forEach(container -> container(workload, container, found));
        }
        return found;
    }

    private static void pod(Workload workload, List<String> found) {
        PodSpec pod = workload.pod();
        PodSecurityContext security =
                pod.getSecurityContext() == null ? new PodSecurityContext() : pod.getSecurityContext();
        String name = workload.name();
        check(Boolean.TRUE.equals(security.getRunAsNonRoot()), name + " may run as root", found);
        check(security.getRunAsUser() != null && security.getRunAsUser() != 0, name + " has no user", found);
        check(
                security.getSeccompProfile() != null
                        && security.getSeccompProfile().getType().equals("RuntimeDefault"),
                name + " has no seccomp profile",
                found);
        check(
                Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                name + " gets a service account's token",
                found);
        check(
                Boolean.FALSE.equals(pod.getEnableServiceLinks()),
                name + " gets the addresses of all services as environment",
                found);
        check(
                !Boolean.TRUE.equals(pod.getHostNetwork())
                        && !Boolean.TRUE.equals(pod.getHostPID())
                        && !Boolean.TRUE.equals(pod.getHostIPC())
                        && pod.getVolumes().stream().allMatch(volume -> volume.getHostPath() == null),
                name + " reaches for its host",
                found);
    }

    private static void container(Workload workload, Container container, List<String> found) {
        String name = workload.name() + "/" + container.getName();
        if (!workload.endsByItself()) {
            check(container.getStartupProbe() != null, name + " has no startup probe", found);
            check(container.getLivenessProbe() != null, name + " has no liveness probe", found);
            check(container.getReadinessProbe() != null, name + " has no readiness probe", found);
        }
        check(
                TAGGED.matcher(container.getImage()).matches(),
                name + " has an image without a version: " + container.getImage(),
                found);
        resources(name, container, found);
        security(name, container.getSecurityContext(), found);
    }

    private static void resources(String name, Container container, List<String> found) {
        Map<String, Quantity> requests =
                container.getResources() == null || container.getResources().getRequests() == null
                        ? Map.of()
                        : container.getResources().getRequests();
        Map<String, Quantity> limits =
                container.getResources() == null || container.getResources().getLimits() == null
                        ? Map.of()
                        : container.getResources().getLimits();
        check(requests.keySet().containsAll(Set.of("cpu", "memory")), name + " requests no resources", found);
        check(limits.containsKey("memory"), name + " has no limit of memory", found);
    }

    private static void security(String name, @Nullable SecurityContext security, List<String> found) {
        SecurityContext given = security == null ? new SecurityContext() : security;
        check(Boolean.TRUE.equals(given.getReadOnlyRootFilesystem()), name + " may write to its root", found);
        check(Boolean.FALSE.equals(given.getAllowPrivilegeEscalation()), name + " may gain privileges", found);
        check(
                given.getCapabilities() != null
                        && given.getCapabilities().getDrop().contains("ALL")
                        && given.getCapabilities().getAdd().isEmpty(),
                name + " keeps capabilities",
                found);
    }

    private static void check(boolean holds, String otherwise, List<String> found) {
        if (!holds) {
            found.add(otherwise);
        }
    }
}
