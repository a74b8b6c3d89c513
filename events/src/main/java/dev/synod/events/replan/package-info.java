/** The saga of replanning: what the session service orders of the record, and what the record answers. */
@NullMarked
package dev.synod.events.replan;

import org.jspecify.annotations.NullMarked;
