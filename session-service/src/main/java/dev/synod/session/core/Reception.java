package dev.synod.session.core;

import dev.synod.events.session.SessionEvent.ClarificationRequested;
import dev.synod.events.session.SessionEvent.DecompositionCompleted;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.SessionEvent.TriageCompleted;
import dev.synod.events.session.SubProblem;
import dev.synod.events.session.WaitingFor;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;

import java.util.List;
import java.util.stream.IntStream;

/** Takes the problem in: is it clear, and what does it consist of? Goes on without an answer. */
final class Reception {
    private static final int MOST_QUESTIONS = 3;

    Turn triaged(Turn turn, Result result) {
        return result.as(Reply.Clarity.class)
                .map(clarity -> judged(turn, clarity))
                .orElseGet(() -> turn.tell(new TriageCompleted(
                        true, true, result.lost().code() + ": " + result.lost().detail())));
    }

    /** A problem that is called vague without a question is clear enough. */
    private static Turn judged(Turn turn, Reply.Clarity clarity) {
        boolean clear = clarity.clear() || clarity.questions().isEmpty();
        Turn told = turn.tell(new TriageCompleted(clear, false, clarity.reason()));
        return clear
                ? told
                : told.tell(new ClarificationRequested(clarity.questions().stream()
                                .limit(MOST_QUESTIONS)
                                .toList()))
                        .tell(new SessionWaiting(WaitingFor.USER, "The user is asked to say more.", turn.at()));
    }

    Turn decomposed(Turn turn, Result result) {
        List<SubProblem> parts = result.as(Reply.Split.class)
                .map(split -> numbered(split.parts(), turn.dossier().options().maxSubProblems()))
                .orElse(List.of());
        if (!parts.isEmpty()) {
            return turn.tell(new DecompositionCompleted(parts, false));
        }
        SubProblem whole =
                new SubProblem("s1", "The problem as a whole", turn.dossier().problem(), List.of(), List.of());
        return turn.tell(new DecompositionCompleted(List.of(whole), true));
    }

    private static List<SubProblem> numbered(List<Reply.Split.Part> parts, int most) {
        return IntStream.rangeClosed(1, Math.min(parts.size(), most))
                .mapToObj(number -> numbered(number, parts.get(number - 1)))
                .toList();
    }

    /** A part may build on earlier ones only, so that there is always one to begin with. */
    private static SubProblem numbered(int number, Reply.Split.Part part) {
        return new SubProblem(
                "s" + number,
                part.title(),
                part.question(),
                part.dependsOn().stream()
                        .filter(earlier -> earlier >= 1 && earlier < number)
                        .distinct()
                        .sorted()
                        .map(earlier -> "s" + earlier)
                        .toList(),
                part.searches());
    }
}
