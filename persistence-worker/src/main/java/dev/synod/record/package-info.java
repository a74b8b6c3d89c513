/** The persistence worker: remembers every event and serves the record. */
@NullMarked
package dev.synod.record;

import org.jspecify.annotations.NullMarked;
