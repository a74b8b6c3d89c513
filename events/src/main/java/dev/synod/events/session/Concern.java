package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is wrong with a debate. */
public enum Concern {
    /** The experts repeat themselves. */
    @JsonProperty("circling")
    CIRCLING,
    /** The experts speak of something else. */
    @JsonProperty("drifting")
    DRIFTING
}
