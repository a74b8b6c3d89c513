package dev.synod.session.core.desk;

/** What is asked of the gateway. */
public enum Purpose {
    TRIAGE,
    DECOMPOSITION,
    PANEL,
    CONTRIBUTION,
    SEARCH,
    EMBEDDING,
    MODERATION,
    DIGEST,
    BALLOT,
    SYNTHESIS,
    VERDICT,
    ACTIONS;

    /** True if the council does without an answer at once, rather than wait for a provider to come back. */
    public boolean isOptional() {
        return switch (this) {
            case TRIAGE, SEARCH, EMBEDDING, MODERATION, DIGEST -> true;
            case DECOMPOSITION, PANEL, CONTRIBUTION, BALLOT, SYNTHESIS, VERDICT, ACTIONS -> false;
        };
    }

    /** True if it brings a session to its end, so that it is still asked when time or money runs out. */
    public boolean isConcluding() {
        return switch (this) {
            case SYNTHESIS, VERDICT, ACTIONS -> true;
            case TRIAGE, DECOMPOSITION, PANEL, CONTRIBUTION, SEARCH, EMBEDDING, MODERATION, DIGEST, BALLOT -> false;
        };
    }
}
