package dev.synod.session.core;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Something asked of the gateway and not yet answered; also the command to ask it.
 *
 * @param requestId says what is asked, by which member, for the how-manieth time: asking again is harmless
 * @param subProblemId absent if the whole problem is meant
 * @param memberId absent if nobody on a panel is meant
 * @param attempt from 1; another attempt is another request
 */
public record Ask(
        String requestId,
        Purpose purpose,
        @Nullable String subProblemId,
        int round,
        @Nullable String memberId,
        String route,
        int attempt,
        Instant reissueAt,
        Instant giveUpAt) {

    Ask reissued(Instant at, Rules rules) {
        return new Ask(
                requestId,
                purpose,
                subProblemId,
                round,
                memberId,
                route,
                attempt,
                at.plus(rules.reissueAfter()),
                giveUpAt);
    }
}
