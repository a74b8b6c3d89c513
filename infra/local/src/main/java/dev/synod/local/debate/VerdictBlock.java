package dev.synod.local.debate;

import dev.synod.events.session.Action;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Quorum;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.Verdict;
import dev.synod.events.session.Verdict.Seat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result: what the council says, how sure it is, what is to be done. */
final class VerdictBlock {

    private static final double MICRO = 1_000_000;

    private VerdictBlock() {}

    static void show(Screen screen, Verdict verdict) {
        screen.headline(String.format(
                Locale.ROOT,
                "VERDICT  %s council, confidence %.0f %%",
                DebateRenderer.words(verdict.outcome()),
                verdict.confidence() * 100));
        screen.paragraph("  ", screen.paint().strong(verdict.recommendation()));
        screen.line("");
        screen.paragraph("  ", verdict.rationale());
        verdict.dissent().forEach(view -> screen.bullet("  dissent: ", view));
        quorums(screen, verdict.quorums());
        seats(screen, "  not heard: ", verdict.missing());
        seats(screen, "  answered by a substitute: ", verdict.substituted());
        verdict.degradations().forEach(degradation -> screen.degraded("  ", text(degradation)));
    }

    static void showActions(Screen screen, SessionEvent.ActionsExtracted extracted) {
        if (extracted.actions().isEmpty()) {
            sayNone(screen, extracted.fallback());
            return;
        }
        screen.headline("actions");
        for (Action action : extracted.actions()) {
            screen.bullet(
                    "  [" + DebateRenderer.words(action.priority()) + "] " + shortId(action.actionId()) + "  ",
                    action.title() + ": " + action.description());
            for (int i = 0; i < action.steps().size(); i++) {
                screen.bullet("      %d. ".formatted(i + 1), action.steps().get(i));
            }
            action.successCriteria().forEach(text -> screen.bullet("      done when: ", text));
            action.killCriteria().forEach(text -> screen.bullet("      stop when: ", text));
            if (!action.dependsOn().isEmpty()) {
                screen.line("      after: "
                        + action.dependsOn().stream().map(VerdictBlock::shortId).collect(Collectors.joining(", ")));
            }
        }
    }

    private static void sayNone(Screen screen, boolean fallback) {
        if (fallback) {
            screen.degraded("  ", "no actions could be read from the verdict");
        } else {
            screen.line("  no actions");
        }
    }

    private static void quorums(Screen screen, List<Quorum> quorums) {
        if (!quorums.isEmpty()) {
            screen.bullet(
                    "  heard: ",
                    quorums.stream()
                            .map(quorum -> "%d of %d on %s (%d needed)"
                                    .formatted(quorum.heard(), quorum.seats(), quorum.subProblemId(), quorum.needed()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String text(Degradation degradation) {
        String subProblem = degradation.subProblemId();
        return degradation.step() + (subProblem == null ? "" : " of " + subProblem) + ": " + degradation.detail();
    }

    /** Within one verdict, what comes before the slash is the same for all. */
    private static String shortId(String actionId) {
        return actionId.substring(actionId.lastIndexOf('/') + 1);
    }

    static String cost(Cost cost) {
        return String.format(
                Locale.ROOT,
                "%d tokens in, %d out, %.4f USD",
                cost.inputTokens(),
                cost.outputTokens(),
                cost.microUsd() / MICRO);
    }

    private static void seats(Screen screen, String label, List<Seat> seats) {
        if (!seats.isEmpty()) {
            screen.bullet(
                    label,
                    seats.stream()
                            .map(seat -> seat.name() + " (" + seat.subProblemId() + ")")
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }
}
