package dev.synod.session.core;

import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.session.core.desk.Holding.Vote;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Inquiry;
import dev.synod.session.core.measure.Anonymity;
import dev.synod.session.core.measure.BordaCount;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members rank each other's last words, without names. */
final class Polls {

    /** One ballot for each who spoke; a single speaker has nobody to rank. */
    List<Task> ballots(Inquiry inquiry) {
        List<String> speakers = inquiry.speakers();
        return speakers.size() < 2
                ? List.of()
                : speakers.stream()
                        .map(voter -> Task.ballot(inquiry.id(), inquiry.round(), voter))
                        .toList();
    }

    /** Labels that are unknown, repeated or the voter's own don't count; a ballot without any is void. */
    Turn voted(Turn turn, Task task, Result result) {
        Inquiry inquiry = turn.dossier().inquiry(task.about());
        Map<String, String> entries = Anonymity.entriesFor(task.member(), turn.dossier(), inquiry);
        List<String> ranked = result.as(Reply.Order.class).stream()
                .flatMap(order -> order.labels().stream())
                .distinct()
                .filter(entries::containsKey)
                .map(label -> entries.getOrDefault(label, ""))
                .toList();
        return turn.hold(task, new Vote(ranked));
    }

    /** Counts, once all ballots are in. */
    Optional<Turn> close(Turn turn, Inquiry inquiry) {
        List<Task> ballots = ballots(inquiry);
        List<List<String>> cast = ballots.stream()
                .flatMap(task -> turn.desk().held(task).stream())
                .map(held -> ((Vote) held).ranked())
                .toList();
        if (cast.size() < ballots.size()) {
            return Optional.empty();
        }
        int votes = (int) cast.stream().filter(ranked -> !ranked.isEmpty()).count();
        return Optional.of(turn.with(turn.desk().released(ballots))
                .tell(new RankingCompleted(
                        inquiry.id(),
                        Anonymity.seedOf(turn.dossier(), inquiry),
                        BordaCount.of(inquiry.speakers(), cast),
                        votes,
                        cast.size() - votes)));
    }
}
