package dev.synod.session.core;

import dev.synod.events.session.Concern;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Likeness;
import dev.synod.events.session.Scores;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.ConvergenceAssessed;
import dev.synod.events.session.SessionEvent.DedupCompleted;
import dev.synod.events.session.SessionEvent.DedupSkipped;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Contribution;
import dev.synod.session.core.dossier.Inquiry;
import dev.synod.session.core.measure.Likenesses;
import dev.synod.session.core.measure.RoundTexts;
import dev.synod.session.core.measure.Scoring;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Compares what was said in a round: by embeddings, else by words, else not at all; then judges the round. */
final class Assessor {
    private final Rules rules;
    private final Limits limits;

    Assessor(Rules rules, Limits limits) {
        this.rules = rules;
        this.limits = limits;
    }

    Turn compared(Turn turn, Task task, Result result) {
        Inquiry inquiry = turn.dossier().inquiry(task.about());
        Comparison made = comparison(inquiry, RoundTexts.of(inquiry, inquiry.round()), result);
        Decision decision = limits.endOfDebate(turn.dossier(), inquiry, turn.at())
                .or(() -> Limits.isTooDear(result) ? Optional.of(Decision.BUDGET) : Optional.empty())
                .orElseGet(() -> rules.stopping()
                        .decide(inquiry, made.scores(), turn.dossier().options().rounds()));
        int said = inquiry.heardIn(inquiry.round()).size();
        Concern concern = decision == Decision.CONTINUE
                ? rules.stopping().concernOf(made.scores(), made.duplicates().size(), said)
                : null;
        return turn.tell(made.fact())
                .tell(new ConvergenceAssessed(inquiry.id(), inquiry.round(), made.scores(), decision, concern));
    }

    private Comparison comparison(Inquiry inquiry, RoundTexts texts, Result result) {
        Optional<Likenesses> byMeaning = result.as(Reply.Vectors.class)
                .filter(reply -> isWhole(reply, texts))
                .map(reply -> Likenesses.ofVectors(reply.vectors()));
        if (byMeaning.isPresent()) {
            return comparison(inquiry, new Scoring(texts, byMeaning.get()), Likeness.EMBEDDINGS, null);
        }
        String why = result.lost().code() + ": " + result.lost().detail();
        boolean wordless = texts.said().stream().map(Contribution::text).noneMatch(Likenesses::hasWords);
        return wordless
                ? new Comparison(
                        new DedupSkipped(inquiry.id(), inquiry.round(), why + " There are no words to compare."),
                        Scoring.unscored(texts, inquiry.panel().size()),
                        List.of())
                : comparison(inquiry, new Scoring(texts, Likenesses.ofWords(texts.all())), Likeness.LEXICAL, why);
    }

    private Comparison comparison(Inquiry inquiry, Scoring scoring, Likeness method, @Nullable String why) {
        List<Duplicate> duplicates = scoring.duplicates(rules.stopping().duplicate());
        return new Comparison(
                new DedupCompleted(inquiry.id(), inquiry.round(), method, why, duplicates),
                scoring.scores(inquiry.panel().size()),
                duplicates);
    }

    private static boolean isWhole(Reply.Vectors reply, RoundTexts texts) {
        return reply.vectors().size() == texts.all().size()
                && reply.vectors().stream().map(List::size).distinct().count() == 1;
    }

    /** Judges a round in which too few were heard to compare. */
    Turn withoutQuorum(Turn turn, Inquiry inquiry) {
        RoundTexts texts = RoundTexts.of(inquiry, inquiry.round());
        Scores scores = Scoring.unscored(texts, inquiry.panel().size());
        Decision decision =
                limits.endOfDebate(turn.dossier(), inquiry, turn.at()).orElse(Decision.QUORUM_LOST);
        return turn.tell(new ConvergenceAssessed(inquiry.id(), inquiry.round(), scores, decision, null));
    }

    /** What was said in a round, compared; the fact tells of it. */
    private record Comparison(SessionEvent fact, Scores scores, List<Duplicate> duplicates) {}
}
