/** What must be true of it. */
@NullMarked
package dev.synod.e2e.chaos.check;

import org.jspecify.annotations.NullMarked;
