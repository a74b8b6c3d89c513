package dev.synod.record.shell.reads;

import dev.synod.events.session.AnsweredBy;

import java.time.Instant;

/** What an expert said in a round. */
public record Contribution(
        long sequence,
        String subProblemId,
        int round,
        String memberId,
        String text,
        AnsweredBy answeredBy,
        Instant addedAt) {}
