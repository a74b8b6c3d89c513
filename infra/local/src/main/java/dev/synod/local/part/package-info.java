/** The parts of the stack, one class per kind: how each is prepared, started, probed and stopped. */
@NullMarked
package dev.synod.local.part;

import org.jspecify.annotations.NullMarked;
