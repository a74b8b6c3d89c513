/** A session over the services' public API: asked for, followed, steered and verified. */
@NullMarked
package dev.synod.local.ask;

import org.jspecify.annotations.NullMarked;
