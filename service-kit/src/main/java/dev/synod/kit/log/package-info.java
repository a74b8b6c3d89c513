/** What log lines say about the work they come from, and what they never say. */
@NullMarked
package dev.synod.kit.log;

import org.jspecify.annotations.NullMarked;
