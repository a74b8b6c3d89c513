package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.CouncilReduced;
import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.session.core.Deliberation.Debating;
import dev.synod.session.core.Deliberation.Ranking;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the members speak, and vote. */
final class Floor {
    private final Agenda agenda;

    Floor(Agenda agenda) {
        this.agenda = agenda;
    }

    Step heard(Turn turn, Debating state, Ask ask, Result result) {
        String subProblemId = Objects.requireNonNull(ask.subProblemId());
        String memberId = Objects.requireNonNull(ask.memberId());
        Turn told =
                switch (result) {
                    case Result.Got(Reply.Prose said, AnsweredBy by)
                    when !said.text().isBlank() ->
                        turn.tell(new ContributionAdded(subProblemId, ask.round(), memberId, said.text(), by));
                    case Result.Got got ->
                        turn.tell(new ContributionFailed(
                                subProblemId, ask.round(), memberId, "unreadable", "the answer held no words"));
                    case Result.Lost(String code, String detail) ->
                        turn.tell(new ContributionFailed(subProblemId, ask.round(), memberId, code, detail));
                };
        List<Ask> left = Asks.without(state.asks(), ask);
        return left.isEmpty()
                ? agenda.next(closed(told, told.dossier().inquiry(subProblemId)))
                : told.waiting(new Debating(told.dossier(), left));
    }

    /** The round is over: say who was missing, and whether the rest is enough. */
    private static Turn closed(Turn turn, Inquiry inquiry) {
        List<String> missing = inquiry.missingIn(inquiry.round()).stream()
                .map(Absence::memberId)
                .toList();
        if (missing.isEmpty()) {
            return turn;
        }
        int heard = inquiry.heardIn(inquiry.round()).size();
        if (!inquiry.hasQuorum() && inquiry.round() == 1) {
            return turn.tell(new SessionFailed(
                    "quorum_lost",
                    "Only %d of %d experts on '%s' could be heard, %d are needed."
                            .formatted(
                                    heard,
                                    inquiry.panel().size(),
                                    inquiry.subProblem().title(),
                                    inquiry.quorum()),
                    true));
        }
        return turn.tell(new CouncilReduced(inquiry.id(), inquiry.round(), missing, heard, inquiry.quorum()));
    }

    Step voted(Turn turn, Ranking state, Ask ask, Result result) {
        Inquiry inquiry = turn.dossier().inquiry(Objects.requireNonNull(ask.subProblemId()));
        Ballot ballot = read(turn.dossier(), inquiry, Objects.requireNonNull(ask.memberId()), result);
        List<Ballot> ballots =
                Stream.concat(state.ballots().stream(), Stream.of(ballot)).toList();
        List<Ask> left = Asks.without(state.asks(), ask);
        if (!left.isEmpty()) {
            return turn.waiting(new Ranking(turn.dossier(), left, ballots));
        }
        int votes =
                (int) ballots.stream().filter(cast -> !cast.ranked().isEmpty()).count();
        return agenda.next(turn.tell(new RankingCompleted(
                inquiry.id(),
                Anonymity.seedOf(turn.dossier(), inquiry),
                BordaCount.of(inquiry.speakers(), ballots),
                votes,
                ballots.size() - votes)));
    }

    /** Labels that are unknown, repeated or the voter's own don't count; a ballot without any is void. */
    private static Ballot read(Dossier dossier, Inquiry inquiry, String voterId, Result result) {
        Map<String, String> entries = Anonymity.entriesFor(voterId, dossier, inquiry);
        List<String> ranked = result.as(Reply.Order.class).stream()
                .flatMap(order -> order.labels().stream())
                .distinct()
                .filter(entries::containsKey)
                .map(entries::get)
                .toList();
        return new Ballot(voterId, ranked);
    }
}
