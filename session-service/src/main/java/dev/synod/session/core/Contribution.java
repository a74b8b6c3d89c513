package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;

/** What a member said in a round. */
public record Contribution(int round, String memberId, Passage text, AnsweredBy answeredBy) {}
