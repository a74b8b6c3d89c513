package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Standing;
import dev.synod.events.session.Verdict;
import dev.synod.events.session.Verdict.Seat;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.dossier.Contribution;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Syntheses and the verdict: by a chairman of the chain, in the end by nobody. */
final class Chair {
    private static final String NOBODY_HEARD = "Nobody could be heard on this before the end.";

    private final Dispatch dispatch;

    Chair(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    Turn synthesised(Turn turn, Ask ask, Result result) {
        Inquiry inquiry = turn.dossier().inquiry(ask.task().about());
        if (result instanceof Result.Got(Reply.Prose said, AnsweredBy answeredBy)) {
            AnsweredBy by = dispatch.credited(answeredBy, ask, turn.dossier());
            return turn.tell(new SynthesisCompleted(inquiry.id(), ask.route(), by.substitute(), said.text(), by, null));
        }
        Standing best = inquiry.standings().getFirst();
        String words =
                inquiry.lastWordsOf(best.memberId()).map(Contribution::text).orElseThrow();
        return turn.tell(new SynthesisCompleted(inquiry.id(), ask.route(), true, words, null, without(result)));
    }

    /** There is nothing to join if nobody was heard. */
    Optional<Turn> ofNothing(Turn turn, Inquiry inquiry) {
        return inquiry.standings().isEmpty()
                ? Optional.of(
                        turn.tell(new SynthesisCompleted(inquiry.id(), "none", true, NOBODY_HEARD, null, NOBODY_HEARD)))
                : Optional.empty();
    }

    Turn concluded(Turn turn, Ask ask, Result result) {
        if (result instanceof Result.Got(Reply.Judgement judgement, AnsweredBy answeredBy)) {
            AnsweredBy by = dispatch.credited(answeredBy, ask, turn.dossier());
            return turn.tell(new VerdictReached(
                    verdict(turn.dossier(), judgement, by, turn.dossier().degradations())));
        }
        List<Degradation> degradations = Stream.concat(
                        turn.dossier().degradations().stream(),
                        Stream.of(new Degradation("verdict", null, without(result))))
                .toList();
        return turn.tell(new VerdictReached(verdict(turn.dossier(), joined(turn.dossier()), null, degradations)));
    }

    private static String without(Result result) {
        return "No chairman could be had: %s, %s"
                .formatted(result.lost().code(), result.lost().detail());
    }

    /** Nobody weighed the syntheses, so they stand side by side, with no confidence in the whole. */
    private static Reply.Judgement joined(Dossier dossier) {
        String side = dossier.inquiries().stream()
                .map(inquiry -> inquiry.subProblem().title() + ": "
                        + Objects.requireNonNull(inquiry.synthesis()).text())
                .collect(Collectors.joining("\n\n"));
        return new Reply.Judgement(
                "No chairman could be had. What the council found on each part follows, unweighed.",
                side,
                0,
                List.of());
    }

    private static Verdict verdict(
            Dossier dossier, Reply.Judgement judgement, @Nullable AnsweredBy by, List<Degradation> degradations) {
        boolean substitute = by != null && by.substitute();
        Outcome chair = by == null ? Outcome.PARTIAL : substitute ? Outcome.REDUCED : Outcome.FULL;
        List<Seat> substituted = Stream.concat(
                        Grading.substituted(dossier).stream(),
                        substitute ? Stream.of(Grading.chairOf("verdict")) : Stream.empty())
                .toList();
        return new Verdict(
                Grading.of(dossier, chair),
                judgement.recommendation(),
                judgement.rationale(),
                judgement.confidence(),
                judgement.dissent(),
                Grading.missing(dossier),
                substituted,
                dossier.cost(),
                Grading.quorums(dossier),
                degradations);
    }
}
