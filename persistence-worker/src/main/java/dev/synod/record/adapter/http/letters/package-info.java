/** Operators' door to dead letters. */
@NullMarked
package dev.synod.record.adapter.http.letters;

import org.jspecify.annotations.NullMarked;
