/** What readers ask of the record, and the shapes they are shown. */
@NullMarked
package dev.synod.record.shell.reads;

import org.jspecify.annotations.NullMarked;
