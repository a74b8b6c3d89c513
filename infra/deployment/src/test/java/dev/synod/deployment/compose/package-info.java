/** The compose file says nothing that its programs don't know, and lets them do no more than Kubernetes does. */
@NullMarked
package dev.synod.deployment.compose;

import org.jspecify.annotations.NullMarked;
