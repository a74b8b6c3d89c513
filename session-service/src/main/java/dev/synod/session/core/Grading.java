package dev.synod.session.core;

import dev.synod.events.session.Decision;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.Quorum;
import dev.synod.events.session.Verdict.Seat;
import dev.synod.session.core.dossier.Absence;
import dev.synod.session.core.dossier.Assessment;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;
import dev.synod.session.core.dossier.Synthesis;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How whole a result is, and who was missing or stood in. */
final class Grading {
    /** A debate that had to end early is not a full one. */
    private static final List<Decision> CUT_SHORT = List.of(Decision.QUORUM_LOST, Decision.BUDGET, Decision.TIME);

    private Grading() {}

    static Outcome of(Inquiry inquiry) {
        Synthesis synthesis = Objects.requireNonNull(inquiry.synthesis(), "graded before its synthesis");
        if (synthesis.fallback()) {
            return Outcome.PARTIAL;
        }
        boolean cutShort =
                inquiry.assessments().stream().map(Assessment::decision).anyMatch(CUT_SHORT::contains);
        boolean whole = inquiry.absences().isEmpty() && substitutedIn(inquiry).isEmpty() && !cutShort;
        return whole ? Outcome.FULL : Outcome.REDUCED;
    }

    /** The verdict is as whole as the worst of its parts. */
    static Outcome of(Dossier dossier, Outcome chair) {
        return Stream.concat(dossier.inquiries().stream().map(Inquiry::outcome), Stream.of(chair))
                .map(Objects::requireNonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    static List<Seat> missing(Dossier dossier) {
        return dossier.inquiries().stream()
                .flatMap(inquiry ->
                        inquiry.absences().stream().map(Absence::memberId).map(memberId -> seat(inquiry, memberId)))
                .distinct()
                .toList();
    }

    static List<Seat> substituted(Dossier dossier) {
        return dossier.inquiries().stream()
                .flatMap(inquiry -> substitutedIn(inquiry).stream())
                .distinct()
                .toList();
    }

    static List<Quorum> quorums(Dossier dossier) {
        return dossier.inquiries().stream()
                .map(inquiry -> new Quorum(
                        inquiry.id(),
                        inquiry.heardIn(inquiry.round()).size(),
                        inquiry.quorum(),
                        inquiry.panel().size()))
                .toList();
    }

    private static List<Seat> substitutedIn(Inquiry inquiry) {
        Stream<Seat> members = inquiry.contributions().stream()
                .filter(said -> said.answeredBy().substitute())
                .map(said -> seat(inquiry, said.memberId()));
        Synthesis synthesis = inquiry.synthesis();
        Stream<Seat> chair = synthesis != null && synthesis.substitute() && !synthesis.fallback()
                ? Stream.of(chairOf(inquiry.id()))
                : Stream.empty();
        return Stream.concat(members, chair).distinct().toList();
    }

    static Seat chairOf(String subProblemId) {
        return new Seat(subProblemId, "chairman", "Chairman");
    }

    private static Seat seat(Inquiry inquiry, String memberId) {
        return new Seat(inquiry.id(), memberId, inquiry.member(memberId).name());
    }
}
