/** Memory, viewers and the loop that moves each connection along; the ports that adapters fill. */
@NullMarked
package dev.synod.stream.shell;

import org.jspecify.annotations.NullMarked;
