/** Clients that follow sessions while the replicas that stream them die and are replaced, and check what they see. */
@NullMarked
package dev.synod.e2e.stream;

import org.jspecify.annotations.NullMarked;
