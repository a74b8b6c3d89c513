package dev.synod.session.core;

import dev.synod.events.session.WaitingFor;
import dev.synod.session.core.dossier.Dossier;

/** How far a session has come; a function of its dossier. */
public enum Stage {
    QUEUED,
    TRIAGE,
    CLARIFICATION,
    DECOMPOSITION,
    DEBATE,
    VERDICT,
    ACTIONS,
    ENDED;

    /** The stage of a session that knows this. */
    public static Stage of(Dossier dossier) {
        if (dossier.ending() != null) {
            return ENDED;
        }
        if (!dossier.clock().started()) {
            return QUEUED;
        }
        if (dossier.clock().waitingFor() == WaitingFor.USER) {
            return CLARIFICATION;
        }
        if (dossier.inquiries().isEmpty()) {
            return dossier.intake().triaged() || !wantsTriage(dossier) ? DECOMPOSITION : TRIAGE;
        }
        if (!dossier.isDebated()) {
            return DEBATE;
        }
        return dossier.verdict() == null ? VERDICT : ACTIONS;
    }

    private static boolean wantsTriage(Dossier dossier) {
        return !Boolean.FALSE.equals(dossier.options().clarify());
    }
}
