/** How many requests an address and a user may make in a time. */
@NullMarked
package dev.synod.kit.limit;

import org.jspecify.annotations.NullMarked;
