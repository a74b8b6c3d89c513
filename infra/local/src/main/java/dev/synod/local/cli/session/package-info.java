/** The commands about sessions: one class per command. */
@NullMarked
package dev.synod.local.cli.session;

import org.jspecify.annotations.NullMarked;
