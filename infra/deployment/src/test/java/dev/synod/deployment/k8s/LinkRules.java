package dev.synod.deployment.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever names something else names something that is there. */
final class LinkRules {

    private final Installation installation;
    private final List<String> found = new ArrayList<>();

    private LinkRules(Installation installation) {
        this.installation = installation;
    }

    static List<String> violations(Installation installation) {
        LinkRules rules = new LinkRules(installation);
        rules.workloads();
        rules.services();
        rules.autoscalers();
        rules.budgets();
        rules.monitors();
        rules.ingresses();
        return rules.found;
    }

    private void workloads() {
        for (Workload workload : installation.workloads()) {
            check(
                    workload.endsByItself() || Installation.selects(workload.selector(), workload.labels()),
                    workload.name() + " does not select its own pods");
            String account = workload.pod().getServiceAccountName();
            check(
                    account == null
                            || installation.find(ServiceAccount.class, account).isPresent(),
                    workload.name() + " has the unknown service account " + account);
        }
    }

    private void services() {
        for (Service service : installation.all(Service.class)) {
            String name = service.getMetadata().getName();
            List<Workload> pods = installation.workloads().stream()
                    .filter(workload -> workload.labels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .toList();
            check(pods.size() == 1, "service " + name + " is that of " + pods.size() + " workloads");
            service.getSpec()
                    .getPorts()
                    .forEach(port -> check(
                            pods.stream().anyMatch(pod -> port(pod, port.getTargetPort())
                                    .isPresent()),
                            "service " + name + " leads to no port " + port.getName()));
        }
    }

    private void autoscalers() {
        for (HorizontalPodAutoscaler one : installation.all(HorizontalPodAutoscaler.class)) {
            String target = one.getSpec().getScaleTargetRef().getName();
            Optional<Deployment> deployment = installation.find(Deployment.class, target);
            check(deployment.isPresent(), "autoscaler of " + target + ", which isn't there");
            deployment.ifPresent(there -> check(
                    there.getSpec().getReplicas() == null,
                    target + " has replicas and an autoscaler: one undoes the other"));
        }
    }

    /** A workload that can lose one of several replicas says so; and every budget is somebody's. */
    private void budgets() {
        List<PodDisruptionBudget> budgets = installation.all(PodDisruptionBudget.class);
        for (Workload workload : installation.workloads()) {
            boolean hasBudget = budgets.stream()
                    .anyMatch(budget -> Installation.selects(budget.getSpec().getSelector(), workload.labels()));
            check(replicas(workload) < 2 || hasBudget, workload.name() + " has no disruption budget");
        }
        budgets.forEach(budget -> check(
                installation.workloads().stream()
                        .anyMatch(workload ->
                                Installation.selects(budget.getSpec().getSelector(), workload.labels())),
                "budget " + budget.getMetadata().getName() + " is nobody's"));
    }

    private int replicas(Workload workload) {
        if (!(workload.owner() instanceof Deployment deployment)) {
            return 1;
        }
        return installation.all(HorizontalPodAutoscaler.class).stream()
                .filter(one -> one.getSpec().getScaleTargetRef().getName().equals(workload.name()))
                .map(one -> one.getSpec().getMinReplicas())
                .findFirst()
                .orElseGet(() ->
                        Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1));
    }

    private void monitors() {
        for (ServiceMonitor monitor : installation.all(ServiceMonitor.class)) {
            List<Service> watched = installation.all(Service.class).stream()
                    .filter(service -> Installation.selects(monitor.getSpec().getSelector(), labels(service)))
                    .toList();
            check(!watched.isEmpty(), "monitor " + monitor.getMetadata().getName() + " watches nothing");
            monitor.getSpec()
                    .getEndpoints()
                    .forEach(endpoint -> check(
                            watched.stream().allMatch(service -> service.getSpec().getPorts().stream()
                                    .anyMatch(port -> port.getName().equals(endpoint.getPort()))),
                            "monitored port " + endpoint.getPort() + " isn't there"));
        }
    }

    private void ingresses() {
        installation.all(Ingress.class).forEach(ingress -> ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService())
                .forEach(backend -> check(
                        installation.find(Service.class, backend.getName()).stream()
                                .anyMatch(service -> service.getSpec().getPorts().stream()
                                        .anyMatch(port -> port.getName()
                                                .equals(backend.getPort().getName()))),
                        "ingress leads to " + backend.getName() + ", which isn't there")));
    }

    /** A port of a workload's pods, by name or number. */
    static Optional<Integer> port(Workload workload, IntOrString wanted) {
        return workload.containers().stream()
                .map(Container::getPorts)
                .flatMap(List::stream)
                .filter(port -> wanted.getStrVal() == null
                        ? port.getContainerPort().equals(wanted.getIntVal())
                        : wanted.getStrVal().equals(port.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst();
    }

    private static Map<String, String> labels(Service service) {
        return Optional.ofNullable(service.getMetadata().getLabels()).orElse(Map.of());
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
    }
}
