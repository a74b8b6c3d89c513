package dev.synod.session.core;

/** What a request to the gateway is for. */
public enum Purpose {
    DECOMPOSITION,
    PANEL,
    CONTRIBUTION,
    BALLOT,
    SYNTHESIS,
    VERDICT,
    ACTIONS
}
