/** The time that a service goes by. */
@NullMarked
package dev.synod.kit.time;

import org.jspecify.annotations.NullMarked;
