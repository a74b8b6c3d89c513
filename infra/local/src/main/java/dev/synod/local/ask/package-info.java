/** A question followed from the terminal: posted, its stream read, its debate rendered. */
@NullMarked
package dev.synod.local.ask;

import org.jspecify.annotations.NullMarked;
