package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes a session go on. */
public enum ResumedBy {
    /** Its user said so. */
    @JsonProperty("user")
    USER,
    /** Its user said more. */
    @JsonProperty("clarification")
    CLARIFICATION,
    /** A provider answered again. */
    @JsonProperty("providers")
    PROVIDERS,
    /** Its user wants a failed session tried again. */
    @JsonProperty("retry")
    RETRY
}
