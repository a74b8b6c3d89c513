package dev.synod.session.core.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A task put to the gateway and not yet answered; also the command to put it.
 *
 * @param requestId says what is asked, in which life of the session, for the how-manieth time: sending it
 *     again is harmless
 * @param route the gateway route that is to answer
 * @param attempt from 1; another attempt is another request
 * @param reissueAt when it is sent again, under the same id
 * @param giveUpAt when it counts as failed
 * @param stalled true once it failed because no provider could be reached
 * @param retryAt when the next attempt is made; absent while this one is under way
 */
public record Ask(
        Task task,
        String requestId,
        String route,
        int attempt,
        Instant reissueAt,
        Instant giveUpAt,
        boolean stalled,
        @Nullable Instant retryAt) {

    /** True while no request is under way for it. */
    public boolean isParked() {
        return retryAt != null;
    }

    /** The same request, sent again. */
    public Ask reissued(Instant again) {
        return new Ask(task, requestId, route, attempt, again, giveUpAt, stalled, retryAt);
    }

    /** Nothing under way until then, for no provider can be reached. */
    public Ask parked(Instant until) {
        return new Ask(task, requestId, route, attempt, reissueAt, giveUpAt, true, until);
    }

    /** Nothing under way until then, for what went wrong may pass. */
    public Ask resting(Instant until) {
        return new Ask(task, requestId, route, attempt, reissueAt, giveUpAt, stalled, until);
    }

    /** When time has a say in it. */
    public Instant dueAt() {
        if (retryAt != null) {
            return retryAt;
        }
        return reissueAt.isBefore(giveUpAt) ? reissueAt : giveUpAt;
    }
}
