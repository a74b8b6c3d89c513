/** Commands about dead letters of the record. */
@NullMarked
package dev.synod.local.cli.letters;

import org.jspecify.annotations.NullMarked;
