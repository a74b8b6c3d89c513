/** The life of a call from claim to answer, and the ports it needs. */
@NullMarked
package dev.synod.gateway.shell;

import org.jspecify.annotations.NullMarked;
