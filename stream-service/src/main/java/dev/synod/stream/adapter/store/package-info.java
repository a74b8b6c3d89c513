/** Reads the record, with a role that may do nothing else. */
@NullMarked
package dev.synod.stream.adapter.store;

import org.jspecify.annotations.NullMarked;
