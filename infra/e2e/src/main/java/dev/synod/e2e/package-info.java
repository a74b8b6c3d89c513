/** The packaged suite as a whole: what its users see of it, whatever breaks. */
@NullMarked
package dev.synod.e2e;

import org.jspecify.annotations.NullMarked;
