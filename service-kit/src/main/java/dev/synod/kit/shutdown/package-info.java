/** How a process goes: what is in hand is finished, what isn't begun is left to others (docs/adr/0020). */
@NullMarked
package dev.synod.kit.shutdown;

import org.jspecify.annotations.NullMarked;
