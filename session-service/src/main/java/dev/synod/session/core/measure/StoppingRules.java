package dev.synod.session.core.measure;

import dev.synod.events.session.Concern;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Scores;
import dev.synod.session.core.dossier.Assessment;
import dev.synod.session.core.dossier.Inquiry;
import org.jspecify.annotations.Nullable;

/**
 * When a debate has gone on long enough. All numbers are from 0 to 1, as the {@link Scores} they are
 * compared with.
 *
 * @param converged convergence from which the experts agree, from the second round on
 * @param participation what part of the panel must have been heard for that
 * @param novelty below it, the experts say nothing new
 * @param deadlock repetition from which they are stuck, if it comes to that twice in a row
 * @param duplicate likeness from which two contributions say the same
 * @param relevance below it, they speak of something else
 */
public record StoppingRules(
        double converged, double participation, double novelty, double deadlock, double duplicate, double relevance) {

    /** Whether another round follows, as far as the scores have a say. */
    public Decision decide(Inquiry inquiry, Scores scores, int mostRounds) {
        int round = inquiry.round();
        if (!inquiry.hasQuorum()) {
            return Decision.QUORUM_LOST;
        }
        if (round >= 2 && scores.convergence() >= converged && scores.participation() >= participation) {
            return Decision.CONVERGED;
        }
        if (scores.repetition() >= deadlock && repeatedBefore(inquiry)) {
            return Decision.DEADLOCK;
        }
        if (round >= 2 && scores.novelty() < novelty) {
            return Decision.STALLED;
        }
        return round >= mostRounds ? Decision.ROUND_CAP : Decision.CONTINUE;
    }

    /** What a moderator should mend before the next round; null if nothing. */
    public @Nullable Concern concernOf(Scores scores, int duplicates, int said) {
        if (scores.relevance() < relevance) {
            return Concern.DRIFTING;
        }
        return scores.repetition() >= deadlock || duplicates * 2 >= said && duplicates > 0 ? Concern.CIRCLING : null;
    }

    private boolean repeatedBefore(Inquiry inquiry) {
        return inquiry.assessments().stream()
                .filter(assessment -> assessment.round() == inquiry.round() - 1)
                .map(Assessment::scores)
                .anyMatch(before -> before.repetition() >= deadlock);
    }
}
