/** The deliberation as a pure state machine: no framework, clock, chance or I/O. Begin at {@link dev.synod.session.core.Deliberation}. */
@NullMarked
package dev.synod.session.core;

import org.jspecify.annotations.NullMarked;
