/** From a batch of events to a committed transaction or a dead letter; declares the store it needs. */
@NullMarked
package dev.synod.record.shell;

import org.jspecify.annotations.NullMarked;
