/** The synod command line: one class per command, those about sessions in a package of their own. */
@NullMarked
package dev.synod.local.cli;

import org.jspecify.annotations.NullMarked;
