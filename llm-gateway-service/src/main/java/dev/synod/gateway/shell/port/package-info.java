/** What the shell needs of the outside; adapters give it. */
@NullMarked
package dev.synod.gateway.shell.port;

import org.jspecify.annotations.NullMarked;
