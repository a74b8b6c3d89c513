/** The loop around the core: load, step, store with the messages in one transaction. */
@NullMarked
package dev.synod.session.shell;

import org.jspecify.annotations.NullMarked;
