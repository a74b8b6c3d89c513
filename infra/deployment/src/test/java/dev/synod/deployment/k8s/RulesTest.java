package dev.synod.deployment.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules of this repository on manifests hold, and each of them finds what it is there for. */
class RulesTest {

    private static final Map<String, Installation> INSTALLED = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {Manifests.BASE, Manifests.DEMO, Manifests.PRODUCTION})
    void every_pod_is_probed_bounded_and_without_rights(String folder) {
        assertThat(PodRules.violations(installed(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Manifests.BASE, Manifests.DEMO, Manifests.PRODUCTION})
    void whatever_is_named_is_there(String folder) {
        assertThat(LinkRules.violations(installed(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Manifests.DEMO, Manifests.PRODUCTION})
    void every_config_map_and_secret_is_there_with_its_keys(String folder) {
        assertThat(References.violations(installed(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Manifests.BASE, Manifests.DEMO, Manifests.PRODUCTION})
    void services_are_told_what_they_know_and_stopped_as_they_stop(String folder) {
        assertThat(ServiceRules.violations(installed(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Manifests.BASE, Manifests.DEMO, Manifests.PRODUCTION})
    void every_pod_is_denied_by_default_and_has_a_policy(String folder) {
        assertThat(Flows.uncovered(installed(folder))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /spec/template/spec/containers/0                 | startupProbe             |                         | has no startup probe
            /spec/template/spec/containers/0                 | livenessProbe            |                         | has no liveness probe
            /spec/template/spec/containers/0                 | readinessProbe           |                         | has no readiness probe
            /spec/template/spec/containers/0                 | image                    | synod/edge:latest       | without a version
            /spec/template/spec/containers/0                 | image                    | synod/edge              | without a version
            /spec/template/spec/containers/0/resources       | requests                 |                         | requests no resources
            /spec/template/spec/containers/0/resources       | limits                   |                         | has no limit of memory
            /spec/template/spec/containers/0/securityContext | readOnlyRootFilesystem   |                         | may write to its root
            /spec/template/spec/containers/0/securityContext | allowPrivilegeEscalation |                         | may gain privileges
            /spec/template/spec/containers/0/securityContext | capabilities             |                         | keeps capabilities
            /spec/template/spec/securityContext              | runAsNonRoot             |                         | may run as root
            /spec/template/spec/securityContext              | runAsUser                |                         | has no user
            /spec/template/spec/securityContext              | seccompProfile           |                         | has no seccomp profile
            /spec/template/spec                              | automountServiceAccountToken |                     | gets a service account's token
            /spec/template/spec                              | enableServiceLinks       |                         | gets the addresses of all services
            """)
    void a_pod_that_is_not_so_is_found(String at, String field, @Nullable String value, String finding) {
        Installation broken = broken("Deployment", "edge", at, field, value);
        assertThat(PodRules.violations(broken)).singleElement().asString().contains(finding);
    }

    @Test
    void a_pod_on_the_network_of_its_host_is_found() {
        Installation broken = changed("Deployment", "edge", manifest -> {
            ((ObjectNode) manifest.at("/spec/template/spec")).put("hostNetwork", true);
        });
        assertThat(PodRules.violations(broken)).containsExactly("edge reaches for its host");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deployment              | edge | /spec/selector/matchLabels          | app.kubernetes.io/name | other | does not select its own pods
            Deployment              | edge | /spec/template/spec                 | serviceAccountName     | other | unknown service account
            Service                 | edge | /spec/selector                      | app.kubernetes.io/name | other | is that of 0 workloads
            Service                 | edge | /spec/ports/0                       | targetPort             | other | leads to no port
            HorizontalPodAutoscaler | session-service | /spec/scaleTargetRef     | name                   | other | which isn't there
            PodDisruptionBudget     | edge | /spec/selector/matchLabels          | app.kubernetes.io/name | other | is nobody's
            PodDisruptionBudget     | edge | /spec/selector/matchLabels          | app.kubernetes.io/name | other | edge has no disruption budget
            Ingress                 | synod | /spec/rules/0/http/paths/0/backend/service | name           | other | leads to other
            ServiceMonitor          | services | /spec/endpoints/0               | port                   | other | isn't there
            ServiceMonitor          | services | /spec/selector/matchLabels      | synod.dev/tier         | other | watches nothing
            """)
    void a_name_of_nothing_is_found(String kind, String name, String at, String field, String value, String finding) {
        Installation broken = broken(kind, name, at, field, value);
        assertThat(LinkRules.violations(broken))
                .anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void replicas_beside_an_autoscaler_are_found() {
        Installation broken = changed("Deployment", "session-service", manifest -> {
            ((ObjectNode) manifest.get("spec")).put("replicas", 2);
        });
        assertThat(LinkRules.violations(broken))
                .containsExactly("session-service has replicas and an autoscaler: one undoes the other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deployment     | edge            | /spec/template/spec/volumes/1/configMap | name | other | names the ConfigMap other
            Deployment     | edge            | /spec/template/spec/containers/0/volumeMounts/1 | subPath | other.conf | asks [other.conf]
            Deployment     | session-service | /spec/template/spec/containers/0/envFrom/0/configMapRef | name | other | names the ConfigMap other
            KafkaUser      | session-service | /metadata | name | other | names the Secret session-service
            ExternalSecret | database-session | /spec/target | name | other | names the Secret database-session
            ExternalSecret | stream-tickets  | /spec/data/0 | secretKey | other | asks [key]
            """)
    void a_reference_to_nothing_is_found(
            String kind, String name, String at, String field, String value, String finding) {
        Installation broken = broken(kind, name, at, field, value);
        assertThat(References.violations(broken))
                .anySatisfy(found -> assertThat(found).contains(finding));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deployment | session-service | /spec/template/spec/containers/0/env/0 | name | QUARKUS_DATASORCE_USERNAME | knows no QUARKUS_DATASORCE_USERNAME
            Deployment | session-service | /spec/template/spec/containers/0/env/0 | name | SYNOD_SESSION_RETENTON | knows no SYNOD_SESSION_RETENTON
            Deployment | session-service | /spec/template/spec/containers/0/env/0 | name | SYNOD_STREAM_KEEPALIVE | knows no SYNOD_STREAM_KEEPALIVE
            Job        | setup           | /spec/template/spec/containers/0/env/2 | name | SYNOD_DB_PASSWORD_OTHER | knows no SYNOD_DB_PASSWORD_OTHER
            """)
    void a_setting_that_nobody_knows_is_found(
            String kind, String name, String at, String field, String value, String finding) {
        Installation broken = broken(kind, name, at, field, value);
        assertThat(ServiceRules.violations(broken))
                .anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void another_port_than_the_services_own_is_found() {
        Installation broken = changed("Deployment", "session-service", manifest -> {
            ((ObjectNode) manifest.at("/spec/template/spec/containers/0/ports/0")).put("containerPort", 9090);
        });
        assertThat(ServiceRules.violations(broken)).contains("session-service listens on 8081, not on 9090");
    }

    @Test
    void a_pod_that_is_killed_before_it_can_stop_is_found() {
        Installation broken = changed("Deployment", "session-service", manifest -> {
            ((ObjectNode) manifest.at("/spec/template/spec")).put("terminationGracePeriodSeconds", 10);
        });
        assertThat(ServiceRules.violations(broken))
                .anySatisfy(found -> assertThat(found).startsWith("session-service has 10 s to stop"));
    }

    @Test
    void replicas_that_go_before_others_have_come_are_found() {
        Installation broken = changed("Deployment", "session-service", manifest -> {
            ((ObjectNode) manifest.at("/spec/strategy/rollingUpdate")).put("maxUnavailable", 1);
        });
        assertThat(ServiceRules.violations(broken)).containsExactly("session-service rolls with replicas missing");
    }

    @Test
    void a_pod_without_a_policy_and_a_missing_denial_are_found() {
        assertThat(Flows.uncovered(broken(
                        "Deployment", "edge", "/spec/template/metadata/labels", "app.kubernetes.io/name", "other")))
                .containsExactly("no policy is about edge");
        Installation open = changed("NetworkPolicy", "default-deny", manifest -> {
            ((ObjectNode) manifest.at("/spec/podSelector"))
                    .putObject("matchLabels")
                    .put("only", "some");
        });
        assertThat(Flows.uncovered(open)).containsExactly("not all is denied by default");
    }

    private static Installation installed(String folder) {
        return INSTALLED.computeIfAbsent(folder, any -> Installation.of(Manifests.of(folder)));
    }

    /** Production with one field of one manifest replaced, or removed if there is no value. */
    private static Installation broken(String kind, String name, String at, String field, @Nullable String value) {
        return changed(kind, name, manifest -> {
            ObjectNode target = (ObjectNode) manifest.at(at);
            if (value == null) {
                target.remove(field);
            } else {
                target.put(field, value);
            }
        });
    }

    /** Production without one manifest as it was, and with it as it has become. */
    private static Installation changed(String kind, String name, Consumer<JsonNode> change) {
        JsonNode manifest = Manifests.of(Manifests.PRODUCTION).stream()
                .filter(one -> Manifests.nameOf(one).equals(kind + " " + name))
                .findFirst()
                .orElseThrow();
        JsonNode copy = manifest.deepCopy();
        change.accept(copy);
        assertThat(copy).isNotEqualTo(manifest);
        Installation production = installed(Manifests.PRODUCTION);
        return production.without(manifest).with(copy);
    }
}
