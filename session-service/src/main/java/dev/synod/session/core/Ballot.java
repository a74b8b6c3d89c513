package dev.synod.session.core;

import java.util.List;

/** A member's ranking of the others, best first; empty if the vote is void. */
public record Ballot(String voterId, List<String> ranked) {}
