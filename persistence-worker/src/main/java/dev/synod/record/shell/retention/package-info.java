/** How long histories are kept, and what becomes of them then. */
@NullMarked
package dev.synod.record.shell.retention;

import org.jspecify.annotations.NullMarked;
