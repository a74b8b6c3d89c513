package dev.synod.e2e;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.*;
import dev.synod.events.session.Verdict;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was not as it should have been in a session up to its verdict: worked out anew from its events, by the table
 * in docs/deliberation.md, to be compared with what the verdict says.
 */
public final class Shortfall {
    /** The model that is meant to be in the chair. */
    private static final String CHAIRMAN = "claude-sonnet-4-5";

    private record Absence(String subProblemId, int round, String memberId) {}

    private final Set<Absence> absences = new LinkedHashSet<>();
    private final Map<String, Integer> rounds = new HashMap<>();
    private final Map<String, Integer> assessed = new HashMap<>();
    private final Set<String> substituted = new TreeSet<>();
    private final Set<String> degraded = new TreeSet<>();
    private boolean partial;

    private Shortfall() {}

    /** All that went wrong is in the verdict, all that the verdict says went wrong, and the outcome is what follows. */
    public static void assertAdmitted(List<SessionEvent> events) {
        Verdict verdict = all(events, VerdictReached.class).getFirst().verdict();
        Shortfall told = told(events, verdict);
        assertThat(seats(verdict.missing())).as("missing").isEqualTo(told.missing());
        assertThat(seats(verdict.substituted())).as("substituted").isEqualTo(told.substituted);
        assertThat(verdict.degradations().stream()
                        .map(one -> step(one.step(), one.subProblemId()))
                        .toList())
                .as("degradations, each told once")
                .containsExactlyInAnyOrderElementsOf(told.degraded);
        assertThat(verdict.outcome()).as("outcome").isEqualTo(told.outcome());
        assertThat(all(events, SessionCompleted.class))
                .extracting(SessionCompleted::outcome)
                .containsExactly(told.outcome());
    }

    private static Shortfall told(List<SessionEvent> events, Verdict verdict) {
        Shortfall shortfall = new Shortfall();
        SessionEvent before = events.getFirst();
        for (SessionEvent event : events) {
            if (event instanceof VerdictReached) {
                shortfall.chairOf(verdict, before);
                return shortfall;
            }
            shortfall.hear(event);
            before = event;
        }
        throw new AssertionError("there is no verdict");
    }

    private void hear(SessionEvent event) {
        switch (event) {
            case TriageCompleted e -> degraded(e.fallback(), "triage", null);
            case DecompositionCompleted e -> degraded(e.fallback(), "decomposition", null);
            case PanelSelected e -> degraded(e.fallback(), "panel", e.subProblemId());
            case ResearchSkipped e -> degraded(true, "research", e.subProblemId());
            case DedupCompleted e -> degraded(e.detail() != null, "dedup", e.subProblemId());
            case DedupSkipped e -> degraded(true, "dedup", e.subProblemId());
            case ModerationSkipped e -> degraded(true, "moderation", e.subProblemId());
            case RankingCompleted e -> degraded(e.voidVotes() > 0, "ranking", e.subProblemId());
            case RoundStarted e -> rounds.put(e.subProblemId(), e.round());
            case ConvergenceAssessed e -> assessed(e);
            case ContributionAdded e -> substituted(e.answeredBy(), e.subProblemId(), e.memberId());
            case ContributionFailed e -> absences.add(new Absence(e.subProblemId(), e.round(), e.memberId()));
            case CouncilReduced e ->
                e.missing().forEach(memberId -> absences.add(new Absence(e.subProblemId(), e.round(), memberId)));
            case SynthesisCompleted e -> synthesised(e);
            case SessionResumed e when e.resumedBy() == ResumedBy.RETRY -> absences.removeIf(this::isAskedAgain);
            default -> {}
        }
    }

    private void assessed(ConvergenceAssessed event) {
        assessed.put(event.subProblemId(), event.round());
        Set<Decision> early = Set.of(Decision.BUDGET, Decision.TIME, Decision.QUORUM_LOST);
        degraded(early.contains(event.decision()), "rounds", event.subProblemId());
    }

    /** A round that was not over when the session failed is held again. */
    private boolean isAskedAgain(Absence absence) {
        String id = absence.subProblemId();
        return absence.round() == rounds.getOrDefault(id, 0) && assessed.getOrDefault(id, 0) < absence.round();
    }

    private void synthesised(SynthesisCompleted event) {
        AnsweredBy by = event.answeredBy();
        degraded(by == null, "synthesis", event.subProblemId());
        partial |= by == null;
        if (by != null && event.substitute()) {
            substituted.add(event.subProblemId() + "/chairman");
        }
    }

    /** No event but the verdict tells who gave it; but the call that it came from was paid for right before. */
    private void chairOf(Verdict verdict, SessionEvent before) {
        boolean nobody =
                verdict.degradations().stream().anyMatch(one -> one.step().equals("verdict"));
        boolean paid = before instanceof CostUpdated cost && cost.requestId().contains("/verdict/");
        degraded(nobody || !paid, "verdict", null);
        partial |= nobody || !paid;
        if (!nobody && before instanceof CostUpdated cost) {
            String attempt = cost.requestId().substring(cost.requestId().lastIndexOf('.') + 1);
            boolean first = Integer.parseInt(attempt) % 2 == 1;
            if (!first || !cost.model().contains(CHAIRMAN)) {
                substituted.add("verdict/chairman");
            }
        }
    }

    private static <T extends SessionEvent> List<T> all(List<SessionEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void degraded(boolean isSo, String step, @Nullable String subProblemId) {
        if (isSo) {
            degraded.add(step(step, subProblemId));
        }
    }

    private void substituted(AnsweredBy by, String subProblemId, String memberId) {
        if (by.substitute()) {
            substituted.add(subProblemId + "/" + memberId);
        }
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        absences.forEach(absence -> missing.add(absence.subProblemId() + "/" + absence.memberId()));
        return missing;
    }

    private Outcome outcome() {
        if (partial) {
            return Outcome.PARTIAL;
        }
        boolean cutShort = degraded.stream().anyMatch(step -> step.startsWith("rounds "));
        return missing().isEmpty() && substituted.isEmpty() && !cutShort ? Outcome.FULL : Outcome.REDUCED;
    }

    private static Set<String> seats(List<Verdict.Seat> seats) {
        Set<String> names = new TreeSet<>();
        seats.forEach(seat -> names.add(seat.subProblemId() + "/" + seat.memberId()));
        assertThat(names).as("each seat once").hasSameSizeAs(seats);
        return names;
    }

    private static String step(String step, @Nullable String subProblemId) {
        return subProblemId == null ? step : step + " " + subProblemId;
    }
}
