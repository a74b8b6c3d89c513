/** The saga of replanning, this service's side, as a pure state machine. Begin at {@link dev.synod.session.core.replan.ReplanSaga}. */
@NullMarked
package dev.synod.session.core.replan;

import org.jspecify.annotations.NullMarked;
