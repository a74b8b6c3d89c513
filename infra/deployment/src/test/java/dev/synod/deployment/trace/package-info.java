/** The recorded trace, and the page about it. */
@NullMarked
package dev.synod.deployment.trace;

import org.jspecify.annotations.NullMarked;
