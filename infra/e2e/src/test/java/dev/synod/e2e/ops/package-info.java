/** What operators do to the suite, and what happens to it: parts taken away, replicas replaced while all work. */
@NullMarked
package dev.synod.e2e.ops;

import org.jspecify.annotations.NullMarked;
