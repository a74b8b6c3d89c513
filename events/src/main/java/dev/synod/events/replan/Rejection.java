package dev.synod.events.replan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an action can't be replanned. */
public enum Rejection {
    /** There is none of that id that the owner may see. */
    @JsonProperty("action_not_found")
    ACTION_NOT_FOUND,
    /** Only a blocked action is replanned. */
    @JsonProperty("action_not_blocked")
    ACTION_NOT_BLOCKED,
    /** Another session does it already. */
    @JsonProperty("already_replanned")
    ALREADY_REPLANNED
}
