package dev.synod.local.debate;

import dev.synod.events.session.Decision;
import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.Scores;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.Source;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** What happens on a sub-problem besides speeches, in a line or two each: searches, repetitions, scores. */
final class RoundNotes {

    private RoundNotes() {}

    /**
     * Shows one fact; those that are no notes are passed over.
     *
     * @param names the name of a member
     */
    static void show(Screen screen, SessionEvent fact, UnaryOperator<String> names) {
        switch (fact) {
            case SessionEvent.ResearchCompleted research -> research(screen, research);
            case SessionEvent.ResearchSkipped skipped ->
                screen.degraded(
                        "  ",
                        "nothing could be looked up for \"%s\": %s (%s)"
                                .formatted(skipped.query(), skipped.detail(), skipped.code()));
            case SessionEvent.DedupCompleted dedup -> repetitions(screen, dedup, names);
            case SessionEvent.DedupSkipped skipped ->
                screen.degraded("  ", "repetitions could not be looked for: " + skipped.detail());
            case SessionEvent.ConvergenceAssessed assessed -> scores(screen, assessed);
            case SessionEvent.ModerationSkipped skipped ->
                screen.degraded(
                        "  ",
                        "the debate is %s, and no moderator could be had: %s (%s)"
                                .formatted(DebateRenderer.words(skipped.concern()), skipped.detail(), skipped.code()));
            case SessionEvent.SubproblemCompleted completed -> {
                if (completed.outcome() != Outcome.FULL) {
                    screen.degraded("  ", "the result is " + DebateRenderer.words(completed.outcome()));
                }
            }
            default -> {}
        }
    }

    private static void research(Screen screen, SessionEvent.ResearchCompleted research) {
        screen.bullet("  looked up: ", "\"" + research.query() + "\" (" + research.provider() + ")");
        for (Source source : research.sources()) {
            screen.bullet("    - ", source.title());
        }
        if (research.sources().isEmpty()) {
            screen.line("    nothing was found");
        }
    }

    private static void repetitions(Screen screen, SessionEvent.DedupCompleted dedup, UnaryOperator<String> names) {
        if (dedup.detail() != null) {
            screen.degraded("  ", "repetitions were looked for by words only: " + dedup.detail());
        }
        for (Duplicate duplicate : dedup.duplicates()) {
            screen.line(String.format(
                    Locale.ROOT,
                    "  %s repeats %s (%.2f)",
                    names.apply(duplicate.memberId()),
                    names.apply(duplicate.sameAs()),
                    duplicate.similarity()));
        }
    }

    private static void scores(Screen screen, SessionEvent.ConvergenceAssessed assessed) {
        Scores scores = assessed.scores();
        Decision decision = assessed.decision();
        String numbers = String.format(
                Locale.ROOT,
                "  convergence %.2f  novelty %.2f  conflict %.2f",
                scores.convergence(),
                scores.novelty(),
                scores.conflict());
        screen.line(screen.paint().faint(numbers)
                + (decision == Decision.CONTINUE ? "" : "  → " + DebateRenderer.words(decision)));
        switch (decision) {
            case QUORUM_LOST -> screen.degraded("  ", "no further round: too few experts could be heard");
            case BUDGET -> screen.degraded("  ", "no further round: the rest of the budget is needed for the verdict");
            case TIME -> screen.degraded("  ", "no further round: the time is up");
            case CONTINUE, CONVERGED, DEADLOCK, STALLED, ROUND_CAP -> {
                // the debate ran its course
            }
        }
    }
}
