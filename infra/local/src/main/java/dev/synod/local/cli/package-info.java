/** The synod command line: one class per command. */
@NullMarked
package dev.synod.local.cli;

import org.jspecify.annotations.NullMarked;
