/** The public facts of a session, as published on {@link dev.synod.events.Topics#SESSION_EVENTS}. */
@NullMarked
package dev.synod.events.session;

import org.jspecify.annotations.NullMarked;
