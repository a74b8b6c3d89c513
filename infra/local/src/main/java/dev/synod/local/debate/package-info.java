/** A debate on the terminal: a session's events, turned into lines that can be read as they come. */
@NullMarked
package dev.synod.local.debate;

import org.jspecify.annotations.NullMarked;
