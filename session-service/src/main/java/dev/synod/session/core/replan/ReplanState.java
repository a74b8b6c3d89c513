package dev.synod.session.core.replan;

/** How far a replan saga has come. */
public enum ReplanState {
    /** The record is asked to link the session to the action. */
    LINKING,
    /** All done: the session works, the action refers to it. */
    LINKED,
    /** All undone: the record refused, and changed nothing. */
    REJECTED,
    /** The record is told to undo what it may have linked. */
    UNLINKING,
    /** All undone. */
    UNLINKED,
    /** The record never said that it has undone it: an operator must look. */
    PARKED;

    /** True if nothing more will happen by itself or by anybody. */
    public boolean isFinal() {
        return this == LINKED || this == REJECTED || this == UNLINKED;
    }
}
