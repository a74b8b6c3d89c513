/** The stream of one session: replay from memory or record, then live. */
@NullMarked
package dev.synod.stream.shell.session;

import org.jspecify.annotations.NullMarked;
