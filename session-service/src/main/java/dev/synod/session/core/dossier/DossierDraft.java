package dev.synod.session.core.dossier;

import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.Verdict;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A dossier while one fact is entered into it. */
final class DossierDraft {
    private final String sessionId;
    private final String ownerId;
    private final String problem;
    private final CouncilOptions options;
    private final @Nullable Replanning replanning;
    private List<Degradation> degradations = List.of();
    int life = 1;
    SessionClock clock = SessionClock.NEW;
    Intake intake = Intake.NEW;
    List<String> interjections = List.of();
    List<Inquiry> inquiries = List.of();

    @Nullable Verdict verdict;

    boolean planned;
    Cost cost = Cost.ZERO;
    int level;

    @Nullable Ending ending;

    DossierDraft(String sessionId, SessionCreated created) {
        this.sessionId = sessionId;
        ownerId = created.ownerId();
        problem = created.problem();
        options = created.options();
        replanning = created.replanning();
    }

    DossierDraft(Dossier before) {
        sessionId = before.sessionId();
        ownerId = before.ownerId();
        problem = before.problem();
        options = before.options();
        replanning = before.replanning();
        degradations = before.degradations();
        life = before.life();
        clock = before.clock();
        intake = before.intake();
        interjections = before.interjections();
        inquiries = before.inquiries();
        verdict = before.verdict();
        planned = before.planned();
        cost = before.cost();
        level = before.level();
        ending = before.ending();
    }

    void degraded(Degradation fresh) {
        degradations = Stream.concat(degradations.stream(), Stream.of(fresh)).toList();
    }

    void inquiry(String subProblemId, Consumer<InquiryDraft> change) {
        inquiries = inquiries.stream()
                .map(inquiry -> inquiry.id().equals(subProblemId) ? changed(inquiry, change) : inquiry)
                .toList();
    }

    private static Inquiry changed(Inquiry inquiry, Consumer<InquiryDraft> change) {
        InquiryDraft draft = new InquiryDraft(inquiry);
        change.accept(draft);
        return draft.done();
    }

    Dossier done() {
        return new Dossier(
                sessionId,
                ownerId,
                problem,
                options,
                replanning,
                life,
                clock,
                intake,
                interjections,
                inquiries,
                degradations,
                verdict,
                planned,
                cost,
                level,
                ending);
    }
}
