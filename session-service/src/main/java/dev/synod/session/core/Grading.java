package dev.synod.session.core;

import dev.synod.events.session.Outcome;
import dev.synod.events.session.Verdict.Seat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How whole a result is, and who was missing or stood in. */
final class Grading {
    private Grading() {}

    static Outcome of(Inquiry inquiry) {
        Synthesis synthesis = Objects.requireNonNull(inquiry.synthesis(), "graded before its synthesis");
        if (synthesis.fallback()) {
            return Outcome.PARTIAL;
        }
        boolean whole = inquiry.absences().isEmpty() && substitutedIn(inquiry).isEmpty();
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
                .flatMap(inquiry -> inquiry.absences().stream().map(absence -> seat(inquiry, absence.memberId())))
                .distinct()
                .toList();
    }

    static List<Seat> substituted(Dossier dossier) {
        return dossier.inquiries().stream()
                .flatMap(inquiry -> substitutedIn(inquiry).stream())
                .distinct()
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
