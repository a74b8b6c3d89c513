/** What can be seen of the suite from outside, once it has calmed down. */
@NullMarked
package dev.synod.e2e.chaos.evidence;

import org.jspecify.annotations.NullMarked;
