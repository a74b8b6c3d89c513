package dev.synod.session.core.desk;

import java.util.List;

/** What came of a task and can't be published yet: others of its kind are still out. */
public sealed interface Holding {
    /** A member's ranking of the others, best first; empty if the vote is void. */
    record Vote(List<String> ranked) implements Holding {}

    /**
     * A member that could not be heard.
     *
     * @param passing true if trying again later may help
     */
    record Setback(String code, boolean passing, String detail) implements Holding {}

    /** A summary for the round to come. */
    record Digest(String text) implements Holding {}
}
