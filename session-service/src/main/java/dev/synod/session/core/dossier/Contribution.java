package dev.synod.session.core.dossier;

import dev.synod.events.session.AnsweredBy;

/** What a member said in a round. */
public record Contribution(int round, String memberId, String text, AnsweredBy answeredBy) {}
