package dev.synod.local.ask;

import dev.synod.events.session.Action;
import dev.synod.events.session.Cost;
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
                DebateRenderer.lower(verdict.outcome()),
                verdict.confidence() * 100));
        screen.paragraph("  ", screen.paint().strong(verdict.recommendation()));
        screen.line("");
        screen.paragraph("  ", verdict.rationale());
        verdict.dissent().forEach(view -> screen.bullet("  dissent: ", view));
        seats(screen, "  not heard: ", verdict.missing());
        seats(screen, "  answered by a substitute: ", verdict.substituted());
    }

    static void showActions(Screen screen, SessionEvent.ActionsExtracted extracted) {
        if (extracted.actions().isEmpty()) {
            screen.line(extracted.fallback() ? "  no actions could be read from the verdict" : "  no actions");
            return;
        }
        screen.headline("actions");
        for (Action action : extracted.actions()) {
            screen.bullet(
                    "  [" + DebateRenderer.lower(action.priority()) + "] " + shortId(action.actionId()) + "  ",
                    action.title() + ": " + action.description());
            action.successCriteria().forEach(text -> screen.bullet("      done when: ", text));
            action.killCriteria().forEach(text -> screen.bullet("      stop when: ", text));
            if (!action.dependsOn().isEmpty()) {
                screen.line("      after: "
                        + action.dependsOn().stream().map(VerdictBlock::shortId).collect(Collectors.joining(", ")));
            }
        }
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
