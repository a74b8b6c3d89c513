package dev.synod.session.shell;

import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Dossier;

/** The word a user sees for a state. */
public enum Status {
    QUEUED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED;

    /** The status of a deliberation. */
    public static Status of(Deliberation state) {
        Dossier.Ending ending = state.dossier().ending();
        if (ending != null) {
            return valueOf(ending.kind().name());
        }
        return state instanceof Deliberation.Queued ? QUEUED : RUNNING;
    }
}
