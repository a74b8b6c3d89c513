/** The stack as a whole: which parts it has, started and stopped together. */
@NullMarked
package dev.synod.local.stack;

import org.jspecify.annotations.NullMarked;
