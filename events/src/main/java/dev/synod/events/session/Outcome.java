package dev.synod.events.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How whole a result is, best first: {@code compareTo} grows as it gets worse. */
public enum Outcome {
    /** Everybody asked was heard, by the model meant for them. */
    @JsonProperty("full")
    FULL,
    /** A quorum was heard, or substitutes answered. */
    @JsonProperty("reduced")
    REDUCED,
    /** No chairman could be had: the best-ranked contributions stand in. */
    @JsonProperty("partial")
    PARTIAL
}
