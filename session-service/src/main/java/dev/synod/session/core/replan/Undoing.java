package dev.synod.session.core.replan;

import org.jspecify.annotations.Nullable;

/**
 * Why a replanning did not come about.
 *
 * @param code for programs: the record's reason, or {@code cancelled}, {@code timed_out}, {@code queue_full}
 * @param detail for people
 * @param sessionId the session that replans the action already; null for other reasons
 */
public record Undoing(String code, String detail, @Nullable String sessionId) {
    static Undoing cancelled() {
        return new Undoing("cancelled", "It was cancelled before the session began.", null);
    }

    static Undoing timedOut() {
        return new Undoing("timed_out", "The record did not answer in time.", null);
    }

    static Undoing queueFull() {
        return new Undoing("queue_full", "So many sessions wait that no more are taken.", null);
    }
}
