/** The feed of all events of somebody's sessions. */
@NullMarked
package dev.synod.stream.shell.feed;

import org.jspecify.annotations.NullMarked;
