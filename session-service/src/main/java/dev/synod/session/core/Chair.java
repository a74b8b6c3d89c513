package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Standing;
import dev.synod.events.session.Verdict;
import dev.synod.events.session.Verdict.Seat;
import dev.synod.session.core.Deliberation.Concluding;
import dev.synod.session.core.Deliberation.Synthesising;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Syntheses and the verdict, by the chairman or the next in the chain; in the end by nobody. */
final class Chair {
    private final Rules rules;
    private final Agenda agenda;

    Chair(Rules rules, Agenda agenda) {
        this.rules = rules;
        this.agenda = agenda;
    }

    Step synthesised(Turn turn, Ask ask, Result result) {
        Inquiry inquiry = turn.dossier().inquiry(Objects.requireNonNull(ask.subProblemId()));
        if (result instanceof Result.Got(Reply.Prose said, AnsweredBy by)
                && !said.text().isBlank()) {
            return agenda.next(turn.tell(
                    new SynthesisCompleted(inquiry.id(), ask.route(), isSubstitute(ask, by), said.text(), by)));
        }
        if (ask.attempt() < rules.chairmanRoutes().size()) {
            Ask substitute = new Asking(turn, rules).synthesis(inquiry, ask.attempt() + 1);
            return turn.asking(new Synthesising(turn.dossier(), List.of(substitute)));
        }
        String best = textOf(inquiry, inquiry.standings().getFirst());
        return agenda.next(turn.tell(new SynthesisCompleted(inquiry.id(), ask.route(), true, best, null)));
    }

    Step concluded(Turn turn, Ask ask, Result result) {
        if (result instanceof Result.Got(Reply.Judgement judgement, AnsweredBy by)) {
            return agenda.next(turn.tell(new VerdictReached(verdict(turn.dossier(), ask, judgement, by))));
        }
        if (ask.attempt() < rules.chairmanRoutes().size()) {
            Ask substitute = new Asking(turn, rules).verdict(ask.attempt() + 1);
            return turn.asking(new Concluding(turn.dossier(), List.of(substitute)));
        }
        return agenda.next(turn.tell(new VerdictReached(verdict(turn.dossier(), ask, joined(turn.dossier()), null))));
    }

    private static boolean isSubstitute(Ask ask, AnsweredBy by) {
        return ask.attempt() > 1 || by.substitute();
    }

    private static String textOf(Inquiry inquiry, Standing standing) {
        return inquiry.lastWordsOf(standing.memberId()).orElseThrow().text().text();
    }

    /** Nobody weighed the syntheses, so they stand side by side, with no confidence in the whole. */
    private static Reply.Judgement joined(Dossier dossier) {
        String side = dossier.inquiries().stream()
                .map(inquiry -> inquiry.subProblem().title() + ": "
                        + Objects.requireNonNull(inquiry.synthesis()).text().text())
                .collect(Collectors.joining("\n\n"));
        return new Reply.Judgement(
                "No chairman could be had. What the council found on each part follows, unweighed.",
                side,
                0,
                List.of());
    }

    private static Verdict verdict(Dossier dossier, Ask ask, Reply.Judgement judgement, @Nullable AnsweredBy by) {
        boolean substitute = by != null && isSubstitute(ask, by);
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
                dossier.cost());
    }
}
