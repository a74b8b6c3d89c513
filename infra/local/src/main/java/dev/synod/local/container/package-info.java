/** Another way to run a part of the stack: in a container, on the host's network, watched like a plain process. */
@NullMarked
package dev.synod.local.container;

import org.jspecify.annotations.NullMarked;
