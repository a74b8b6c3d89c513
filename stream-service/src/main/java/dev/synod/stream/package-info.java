/** Shows: a session's events, live and from any point of its history, over server-sent events. */
@NullMarked
package dev.synod.stream;

import org.jspecify.annotations.NullMarked;
