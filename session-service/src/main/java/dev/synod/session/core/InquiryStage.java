package dev.synod.session.core;

import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;

/** How far the proceedings on a sub-problem have come; a function of the dossier. */
public enum InquiryStage {
    /** For the syntheses that it builds on. */
    WAITING,
    PANEL,
    ROUND,
    COMPARISON,
    /** Moderator, searches and summary: what the next round should know. */
    PREPARATION,
    RANKING,
    SYNTHESIS,
    DONE;

    /** The stage of an inquiry in this dossier. */
    public static InquiryStage of(Dossier dossier, Inquiry inquiry) {
        if (inquiry.isDone()) {
            return DONE;
        }
        if (!dossier.isReady(inquiry) || !inquiry.started()) {
            return WAITING;
        }
        if (inquiry.panel().isEmpty()) {
            return PANEL;
        }
        if (inquiry.isStopped()) {
            return inquiry.ranked() ? SYNTHESIS : RANKING;
        }
        if (inquiry.round() == 0) {
            return PREPARATION;
        }
        if (!inquiry.awaited().isEmpty()) {
            return ROUND;
        }
        return inquiry.assessment().isEmpty() ? COMPARISON : PREPARATION;
    }
}
