/** Manifests as a Kubernetes server would judge them, and by the rules of this repository. */
@NullMarked
package dev.synod.deployment.k8s;

import org.jspecify.annotations.NullMarked;
