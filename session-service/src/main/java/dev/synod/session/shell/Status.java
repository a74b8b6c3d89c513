package dev.synod.session.shell;

import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Stage;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Ending;

/** The word a user sees for a state. */
public enum Status {
    /** It waits to be linked to the action that it replans; it has not begun, and nothing of it is published. */
    LINKING,
    QUEUED,
    RUNNING,
    WAITING,
    PAUSED,
    COMPLETED,
    CANCELLED,
    FAILED;

    /** The status of a deliberation. */
    public static Status of(Deliberation state) {
        Dossier dossier = state.dossier();
        Ending ending = dossier.ending();
        if (ending != null) {
            return valueOf(ending.kind().name());
        }
        if (state.stage() == Stage.QUEUED) {
            return QUEUED;
        }
        if (dossier.clock().paused()) {
            return PAUSED;
        }
        return dossier.clock().waitingFor() == null ? RUNNING : WAITING;
    }
}
