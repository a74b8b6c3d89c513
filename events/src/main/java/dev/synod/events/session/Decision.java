package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a debate goes on after a round, and if not, why. */
public enum Decision {
    /** Another round follows. */
    @JsonProperty("continue")
    CONTINUE,
    /** The experts agree. */
    @JsonProperty("converged")
    CONVERGED,
    /** Twice in a row the experts repeated themselves. */
    @JsonProperty("deadlock")
    DEADLOCK,
    /** They disagree and say nothing new. */
    @JsonProperty("stalled")
    STALLED,
    /** That was the last round allowed. */
    @JsonProperty("round_cap")
    ROUND_CAP,
    /** Too few experts could be heard. */
    @JsonProperty("quorum_lost")
    QUORUM_LOST,
    /** What is left of the budget is needed for the verdict. */
    @JsonProperty("budget")
    BUDGET,
    /** The time is up. */
    @JsonProperty("time")
    TIME
}
