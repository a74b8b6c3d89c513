package dev.synod.events.session;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a session that replans a blocked action starts from.
 *
 * @param blockedBecause why it can't be done as planned
 * @param sessionId the session whose verdict the action comes from
 * @param problem what that session was asked
 * @param recommendation that session's verdict; absent if the record has none
 * @param rationale why, as that verdict says
 * @param projectId the project that both sessions belong to; absent if none
 * @param related the other actions of that verdict, in its order
 */
public record Replanning(
        String actionId,
        String title,
        String description,
        String blockedBecause,
        String sessionId,
        String problem,
        @Nullable String recommendation,
        @Nullable String rationale,
        @Nullable String projectId,
        List<RelatedAction> related) {

    /** @param status how far it is, such as {@code in_progress} */
    public record RelatedAction(String actionId, String title, String status) {}
}
