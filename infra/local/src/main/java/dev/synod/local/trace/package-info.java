/** Spans of the local stack: received, kept, passed on, and drawn as a waterfall. */
@NullMarked
package dev.synod.local.trace;

import org.jspecify.annotations.NullMarked;
