package dev.synod.record.core.replan;

/** What a replan saga came to in the record. */
public enum LinkState {
    /** The action refers to the saga's session. */
    LINKED,
    /** It could not be linked, and nothing was changed. */
    REJECTED,
    /** It was undone, or will never be linked. */
    UNLINKED
}
