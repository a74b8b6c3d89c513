package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who has to do something before a session goes on. */
public enum WaitingFor {
    /** The user, who was asked to say more. */
    @JsonProperty("user")
    USER,
    /** A provider: none can be reached. */
    @JsonProperty("providers")
    PROVIDERS
}
