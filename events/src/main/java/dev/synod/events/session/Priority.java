package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How soon an action matters. */
public enum Priority {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("low")
    LOW
}
