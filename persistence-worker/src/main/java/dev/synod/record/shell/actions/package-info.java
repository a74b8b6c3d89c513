/** How far actions are: what users change of the record. */
@NullMarked
package dev.synod.record.shell.actions;

import org.jspecify.annotations.NullMarked;
