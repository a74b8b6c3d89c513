/** The saga of replanning, the record's side, as a pure state machine. Begin at {@link dev.synod.record.core.replan.Link}. */
@NullMarked
package dev.synod.record.core.replan;

import org.jspecify.annotations.NullMarked;
