/** Writes JSON that is valid against the schema asked for, filled with text about the subject. */
@NullMarked
package dev.synod.simulator.json;

import org.jspecify.annotations.NullMarked;
