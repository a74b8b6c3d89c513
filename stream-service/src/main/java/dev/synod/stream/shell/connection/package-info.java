/** The open response of one client, whatever it shows: bounds, silence, stalls, reconnects, the end. */
@NullMarked
package dev.synod.stream.shell.connection;

import org.jspecify.annotations.NullMarked;
