/** Users who hold councils, and don't care what breaks meanwhile. */
@NullMarked
package dev.synod.e2e.chaos.load;

import org.jspecify.annotations.NullMarked;
