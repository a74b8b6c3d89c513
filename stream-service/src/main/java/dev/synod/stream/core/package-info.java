/** What a connection is sent next: the sequence logic from replay to live, and the form on the wire. No I/O. */
@NullMarked
package dev.synod.stream.core;

import org.jspecify.annotations.NullMarked;
