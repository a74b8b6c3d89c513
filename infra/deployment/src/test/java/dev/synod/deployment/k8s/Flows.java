package dev.synod.deployment.k8s;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who may talk to whom among the pods of an installation, as its network policies come to: out of one and into the other. */
final class Flows {

    private final List<NetworkPolicy> policies;

    private Flows(Installation installation) {
        this.policies = installation.all(NetworkPolicy.class);
    }

    /** As {@code edge → session-service:8081}. */
    static SortedSet<String> of(Installation installation) {
        Flows flows = new Flows(installation);
        SortedSet<String> allowed = new TreeSet<>();
        for (Workload from : installation.workloads()) {
            for (Workload to : installation.workloads()) {
                to.containers().stream()
                        .flatMap(container -> container.getPorts().stream())
                        .map(port -> port.getContainerPort())
                        .filter(port -> flows.leaves(from, to, port) && flows.enters(from, to, port))
                        .forEach(port -> allowed.add(from.name() + " → " + to.name() + ":" + port));
            }
        }
        return allowed;
    }

    /** Pods that nothing but the policies for all pods is said about, and what is missing of those. */
    static List<String> uncovered(Installation installation) {
        List<NetworkPolicy> policies = installation.all(NetworkPolicy.class);
        Stream<String> pods = installation.workloads().stream()
                .filter(workload -> policies.stream()
                        .filter(policy -> !isForAll(policy))
                        .noneMatch(
                                policy -> Installation.selects(policy.getSpec().getPodSelector(), workload.labels())))
                .map(workload -> "no policy is about " + workload.name());
        boolean denied = policies.stream()
                .anyMatch(policy -> isForAll(policy)
                        && policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                        && policy.getSpec().getIngress().isEmpty()
                        && policy.getSpec().getEgress().isEmpty());
        return denied
                ? pods.toList()
                : Stream.concat(pods, Stream.of("not all is denied by default")).toList();
    }

    private static boolean isForAll(NetworkPolicy policy) {
        return (policy.getSpec().getPodSelector().getMatchLabels() == null
                        || policy.getSpec().getPodSelector().getMatchLabels().isEmpty())
                && policy.getSpec().getPodSelector().getMatchExpressions().isEmpty();
    }

    private boolean leaves(Workload from, Workload to, int port) {
        return about(from, "Egress")
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> concerns(rule.getTo(), to) && opens(rule.getPorts(), to, port));
    }

    private boolean enters(Workload from, Workload to, int port) {
        return about(to, "Ingress")
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> concerns(rule.getFrom(), from) && opens(rule.getPorts(), to, port));
    }

    private Stream<NetworkPolicy> about(Workload workload, String direction) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction)
                        && Installation.selects(policy.getSpec().getPodSelector(), workload.labels()));
    }

    /** A peer in another namespace or at an address is none of our pods; no peers at all are everybody. */
    private static boolean concerns(List<NetworkPolicyPeer> peers, Workload other) {
        return peers.isEmpty()
                || peers.stream()
                        .anyMatch(peer -> peer.getNamespaceSelector() == null
                                && Installation.selects(peer.getPodSelector(), other.labels()));
    }

    private static boolean opens(List<NetworkPolicyPort> ports, Workload to, int port) {
        return ports.isEmpty() || ports.stream().anyMatch(open -> opens(open, to, port));
    }

    private static boolean opens(NetworkPolicyPort open, Workload to, int port) {
        IntOrString first = open.getPort();
        if (open.getEndPort() != null) {
            return first.getIntVal() <= port && port <= open.getEndPort();
        }
        return LinkRules.port(to, first).filter(number -> number == port).isPresent();
    }
}
