/** The W3C trace context of the work under way. */
@NullMarked
package dev.synod.kit.trace;

import org.jspecify.annotations.NullMarked;
