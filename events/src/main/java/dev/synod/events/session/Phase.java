package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a round is for. */
public enum Phase {
    @JsonProperty("exploration")
    EXPLORATION,
    @JsonProperty("challenge")
    CHALLENGE,
    @JsonProperty("convergence")
    CONVERGENCE
}
