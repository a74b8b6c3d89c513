package dev.synod.e2e.replan;

import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanReply;
import dev.synod.record.core.replan.Link;
import dev.synod.session.core.replan.ReplanSaga;
import org.jspecify.annotations.Nullable;

/**
 * The world of one replan saga at one moment: both databases, and what is between them.
 *
 * @param saga as the session service has it
 * @param session of the session service
 * @param link as the record has it; null while it knows nothing
 * @param linked true while action and project refer to the session
 * @param mishaps how many crashes, losses and repeats may still happen
 */
record Moment(
        ReplanSaga saga,
        Session session,
        @Nullable Link link,
        boolean linked,
        Wire<ReplanCommand> commands,
        Wire<ReplanReply> replies,
        int mishaps) {

    /** What became of the session. */
    enum Session {
        WAITING,
        STARTED,
        REMOVED
    }

    Moment with(ReplanSaga next) {
        return new Moment(next, session, link, linked, commands, replies, mishaps);
    }

    Moment with(Session next) {
        return new Moment(saga, next, link, linked, commands, replies, mishaps);
    }

    Moment with(Link next, boolean nowLinked) {
        return new Moment(saga, session, next, nowLinked, commands, replies, mishaps);
    }

    Moment withCommands(Wire<ReplanCommand> next) {
        return new Moment(saga, session, link, linked, next, replies, mishaps);
    }

    Moment withReplies(Wire<ReplanReply> next) {
        return new Moment(saga, session, link, linked, commands, next, mishaps);
    }

    Moment afterMishap() {
        return new Moment(saga, session, link, linked, commands, replies, mishaps - 1);
    }
}
