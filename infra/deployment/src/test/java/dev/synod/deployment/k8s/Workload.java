package dev.synod.deployment.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that makes pods.
 *
 * @param owner the manifest
 * @param selector how it knows its pods; a Job has none of its own
 * @param template what its pods are
 */
record Workload(HasMetadata owner, @Nullable LabelSelector selector, PodTemplateSpec template) {

    String name() {
        return owner.getMetadata().getName();
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    PodSpec pod() {
        return template.getSpec();
    }

    List<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
                .toList();
    }

    boolean endsByItself() {
        return owner instanceof Job;
    }

    /** Whether it is one of the four services. */
    boolean isService() {
        return "service".equals(labels().get("synod.dev/tier"));
    }
}
