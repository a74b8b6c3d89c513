package dev.synod.session.core.dossier;

import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.ConvergenceAssessed;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** An inquiry while one fact is entered into it. */
final class InquiryDraft {
    private final SubProblem subProblem;
    private boolean started;
    List<PanelMember> panel;
    private int round;

    private @Nullable String summary;

    private List<Contribution> contributions;
    private List<Absence> absences;
    private List<Query> queries;
    private List<Finding> findings;
    List<Duplicate> duplicates;
    private List<Assessment> assessments;

    @Nullable Guidance guidance;

    private boolean ranked;
    private List<Standing> standings;

    private @Nullable Synthesis synthesis;

    @Nullable Outcome outcome;

    InquiryDraft(Inquiry before) {
        subProblem = before.subProblem();
        started = before.started();
        panel = before.panel();
        round = before.round();
        summary = before.summary();
        contributions = before.contributions();
        absences = before.absences();
        queries = before.queries();
        findings = before.findings();
        duplicates = before.duplicates();
        assessments = before.assessments();
        guidance = before.guidance();
        ranked = before.ranked();
        standings = before.standings();
        synthesis = before.synthesis();
        outcome = before.outcome();
    }

    void begin() {
        started = true;
        subProblem.searches().forEach(text -> ask(0, text));
    }

    void begin(RoundStarted fact) {
        round = fact.round();
        summary = fact.summary();
    }

    void hear(ContributionAdded fact) {
        contributions =
                plus(contributions, new Contribution(fact.round(), fact.memberId(), fact.text(), fact.answeredBy()));
        fact.searches().forEach(text -> ask(fact.round(), text));
    }

    /** The same is not looked up twice, nor too much after one round. */
    private void ask(int afterRound, String text) {
        boolean known = queries.stream().anyMatch(query -> query.text().equalsIgnoreCase(text));
        long asked =
                queries.stream().filter(query -> query.round() == afterRound).count();
        if (!known && asked < Inquiry.QUERIES_PER_ROUND) {
            queries = plus(queries, new Query(queries.size() + 1, afterRound, text));
        }
    }

    void miss(ContributionFailed fact) {
        absences = plus(absences, new Absence(fact.round(), fact.memberId(), fact.code()));
    }

    void find(Finding finding) {
        findings = plus(findings, finding);
    }

    void assess(ConvergenceAssessed fact) {
        assessments = plus(assessments, new Assessment(fact.round(), fact.scores(), fact.decision(), fact.concern()));
    }

    void rank(List<Standing> places) {
        ranked = true;
        standings = places;
    }

    void synthesise(SynthesisCompleted fact) {
        synthesis = new Synthesis(fact.text(), fact.substitute(), fact.answeredBy() == null);
    }

    /** Who was not heard in a round that did not close gets another chance. */
    void retry() {
        if (assessments.size() < round) {
            absences =
                    absences.stream().filter(absence -> absence.round() < round).toList();
        }
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    Inquiry done() {
        return new Inquiry(
                subProblem,
                started,
                panel,
                round,
                summary,
                contributions,
                absences,
                queries,
                findings,
                duplicates,
                assessments,
                guidance,
                ranked,
                standings,
                synthesis,
                outcome);
    }
}
