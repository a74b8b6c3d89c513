package dev.synod.session.core.replan;

import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.session.core.replan.Intention.RemoveSession;
import dev.synod.session.core.replan.Intention.Send;
import dev.synod.session.core.replan.Intention.StartSession;
import dev.synod.session.core.replan.ReplanInput.Cancel;
import dev.synod.session.core.replan.ReplanInput.Linked;
import dev.synod.session.core.replan.ReplanInput.Rejected;
import dev.synod.session.core.replan.ReplanInput.Retry;
import dev.synod.session.core.replan.ReplanInput.Tick;
import dev.synod.session.core.replan.ReplanInput.Unlinked;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

import static dev.synod.session.core.replan.ReplanState.LINKED;
import static dev.synod.session.core.replan.ReplanState.LINKING;
import static dev.synod.session.core.replan.ReplanState.PARKED;
import static dev.synod.session.core.replan.ReplanState.REJECTED;
import static dev.synod.session.core.replan.ReplanState.UNLINKED;
import static dev.synod.session.core.replan.ReplanState.UNLINKING;

/**
 * A saga over two services' data: here a session is made for a blocked action, in the record the action gets
 * to refer to it. Either both come about or neither.
 *
 * <pre>
 * LINKING    linked, and there is room          → LINKED      the session starts
 *            linked, but no room                → UNLINKING
 *            rejected                           → REJECTED    the session goes
 *            cancelled, or no answer in time    → UNLINKING   whatever became of the link
 * UNLINKING  unlinked                           → UNLINKED    the session goes
 *            no answer in time                  → UNLINKING   told again, at growing intervals, then PARKED
 * PARKED     unlinked after all                 → UNLINKED    the session goes
 *            an operator tries again            → UNLINKING
 * </pre>
 *
 * Once it is UNLINKING, a late link changes nothing: the order to undo it follows it on the same partition. What
 * comes late or again is ignored in every state.
 *
 * @param sessionId of the session that waits for the link
 * @param undoing why it did not come about; null while it may, or has
 * @param tries how often the record was told to undo it
 * @param dueAt when time alone will have a say; null if never
 */
public record ReplanSaga(
        String id,
        String actionId,
        String ownerId,
        String sessionId,
        ReplanState state,
        @Nullable Undoing undoing,
        int tries,
        @Nullable Instant dueAt) {

    /** The first step: the record is asked for the link. */
    public static ReplanStep begin(
            String id, String actionId, String ownerId, String sessionId, Instant at, ReplanTimes times) {
        ReplanSaga saga = new ReplanSaga(id, actionId, ownerId, sessionId, LINKING, null, 0, at.plus(times.link()));
        return step(saga, new Send(new LinkReplan(id, actionId, ownerId, sessionId)));
    }

    /** What an input leads to; total over all states and inputs. */
    public ReplanStep step(ReplanInput input, ReplanTimes times) {
        return switch (input) {
            case Linked linked
            when state == LINKING ->
                linked.room()
                        ? step(in(LINKED, null, null), new StartSession(linked.replanning()))
                        : undo(Undoing.queueFull(), 1, linked.at(), times);
            case Rejected rejected
            when state == LINKING -> step(in(REJECTED, rejected.why(), null), new RemoveSession());
            case Unlinked unlinked
            when state == UNLINKING || state == PARKED -> step(in(UNLINKED, undoing, null), new RemoveSession());
            case Cancel cancel when state == LINKING -> undo(Undoing.cancelled(), 1, cancel.at(), times);
            case Tick tick when isDue(tick.at()) -> timeUp(tick.at(), times);
            case Retry retry when state == PARKED -> undo(undoing, 1, retry.at(), times);
            case Linked late -> ignored();
            case Rejected late -> ignored();
            case Unlinked late -> ignored();
            case Cancel late -> ignored();
            case Tick early -> ignored();
            case Retry uncalledFor -> ignored();
        };
    }

    private boolean isDue(Instant at) {
        return dueAt != null && !at.isBefore(dueAt);
    }

    private ReplanStep timeUp(Instant at, ReplanTimes times) {
        if (state == LINKING) {
            return undo(Undoing.timedOut(), 1, at, times);
        }
        return tries < times.unlinkTries()
                ? undo(undoing, tries + 1, at, times)
                : new ReplanStep(in(PARKED, undoing, null), List.of(), false);
    }

    private ReplanStep undo(@Nullable Undoing why, int nextTries, Instant at, ReplanTimes times) {
        Instant due = at.plus(times.unlinkWait(nextTries));
        return step(
                new ReplanSaga(id, actionId, ownerId, sessionId, UNLINKING, why, nextTries, due),
                new Send(new UnlinkReplan(id, actionId, ownerId, sessionId)));
    }

    private ReplanSaga in(ReplanState next, @Nullable Undoing why, @Nullable Instant due) {
        return new ReplanSaga(id, actionId, ownerId, sessionId, next, why, tries, due);
    }

    private static ReplanStep step(ReplanSaga next, Intention intention) {
        return new ReplanStep(next, List.of(intention), false);
    }

    private ReplanStep ignored() {
        return new ReplanStep(this, List.of(), true);
    }
}
