package dev.synod.local.debate;

import dev.synod.events.session.Origin;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SubProblem;
import dev.synod.events.session.WaitingFor;

import java.util.List;

/** What happens to a session as a whole, in a line or two each. */
final class SessionNotes {

    private SessionNotes() {}

    static void created(Screen screen, SessionEvent.SessionCreated created) {
        screen.bullet("question: ", created.problem());
        Origin origin = created.origin();
        if (origin != null) {
            screen.line("forked from " + origin.sessionId() + " at " + origin.checkpoint());
        }
    }

    static void triage(Screen screen, SessionEvent.TriageCompleted triage) {
        if (triage.fallback()) {
            screen.degraded("", "no triage could be had, the question is taken as it is: " + triage.detail());
        } else {
            screen.bullet(triage.clear() ? "clear enough: " : "not clear enough: ", triage.detail());
        }
    }

    static void questions(Screen screen, SessionEvent.ClarificationRequested requested) {
        screen.headline("the council asks");
        List<String> questions = requested.questions();
        for (int i = 0; i < questions.size(); i++) {
            screen.bullet("  %d. ".formatted(i + 1), questions.get(i));
        }
    }

    static void answer(Screen screen, SessionEvent.ClarificationAnswered answered) {
        screen.bullet("answered: ", answered.answer());
    }

    static void interjection(Screen screen, SessionEvent.InterjectionAdded added) {
        screen.bullet("interjection " + added.number() + ": ", added.text());
    }

    static void waiting(Screen screen, SessionEvent.SessionWaiting waiting) {
        screen.bullet(
                waiting.waitingFor() == WaitingFor.USER ? "waiting for an answer: " : "waiting for providers: ",
                waiting.detail());
    }

    static void resumed(Screen screen, SessionEvent.SessionResumed resumed) {
        screen.line(
                switch (resumed.resumedBy()) {
                    case USER -> "goes on";
                    case CLARIFICATION -> "goes on with what was said";
                    case PROVIDERS -> "goes on: a provider answers again";
                    case RETRY -> "goes on: tried again after it failed";
                });
    }

    static void level(Screen screen, SessionEvent.DegradationChanged changed) {
        if (changed.level() == 0) {
            screen.line("everything can be done again");
        } else {
            screen.degraded(
                    "",
                    "level %d of 4 (%s), it was %d: %s"
                            .formatted(
                                    changed.level(), changed.name(), changed.previousLevel(), means(changed.name())));
        }
    }

    private static String means(String level) {
        return switch (level) {
            case "search" -> "nothing can be looked up";
            case "memory" -> "texts can be compared by words only";
            case "state" -> "questions and answers are delayed";
            case "critical" -> "no model can be asked";
            default -> "less can be done";
        };
    }

    static void failed(Screen screen, SessionEvent.SessionFailed failed) {
        screen.line(screen.paint()
                .alarm("failed: " + failed.detail() + " (" + failed.code() + ")"
                        + (failed.recoverable() ? "; trying again later can help" : "")));
    }

    static void subProblems(Screen screen, SessionEvent.DecompositionCompleted split) {
        screen.headline("sub-problems");
        if (split.fallback()) {
            screen.degraded("  ", "the question could not be split: it is taken as a whole");
        }
        for (SubProblem part : split.subProblems()) {
            screen.bullet("  " + part.id() + "  ", part.title() + ": " + part.question());
            if (!part.dependsOn().isEmpty()) {
                screen.line("      after: " + String.join(", ", part.dependsOn()));
            }
        }
    }
}
