/** Histories as files. */
@NullMarked
package dev.synod.record.adapter.file;

import org.jspecify.annotations.NullMarked;
