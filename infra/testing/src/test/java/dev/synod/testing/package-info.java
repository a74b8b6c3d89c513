/** The test resources, tested on themselves. */
@NullMarked
package dev.synod.testing;

import org.jspecify.annotations.NullMarked;
