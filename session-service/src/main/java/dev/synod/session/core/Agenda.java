package dev.synod.session.core;

import dev.synod.events.session.Phase;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SubproblemCompleted;
import dev.synod.events.session.SessionEvent.SubproblemStarted;
import dev.synod.session.core.Deliberation.Concluding;
import dev.synod.session.core.Deliberation.Debating;
import dev.synod.session.core.Deliberation.Decomposing;
import dev.synod.session.core.Deliberation.Empanelling;
import dev.synod.session.core.Deliberation.Ended;
import dev.synod.session.core.Deliberation.Planning;
import dev.synod.session.core.Deliberation.Ranking;
import dev.synod.session.core.Deliberation.Synthesising;

import java.util.List;
import java.util.Optional;

/**
 * What comes next, told from the dossier alone. So the same rule leads from step to step and takes a
 * session up again from its published events.
 */
final class Agenda {
    private final Rules rules;

    Agenda(Rules rules) {
        this.rules = rules;
    }

    /** Enters the next state, with what it asks. */
    Step next(Turn turn) {
        Dossier dossier = turn.dossier();
        if (dossier.ending() != null) {
            return turn.waiting(new Ended(dossier));
        }
        Asking asking = new Asking(turn, rules);
        if (dossier.inquiries().isEmpty()) {
            return turn.asking(new Decomposing(dossier, List.of(asking.decomposition())));
        }
        Optional<Inquiry> current = dossier.current();
        if (current.isPresent()) {
            return next(turn, current.get());
        }
        if (dossier.verdict() == null) {
            return turn.asking(new Concluding(dossier, List.of(asking.verdict(1))));
        }
        if (!dossier.planned()) {
            return turn.asking(new Planning(dossier, List.of(asking.actions())));
        }
        return next(turn.tell(new SessionCompleted(dossier.verdict().outcome())));
    }

    private Step next(Turn turn, Inquiry inquiry) {
        Dossier dossier = turn.dossier();
        Asking asking = new Asking(turn, rules);
        if (!inquiry.started()) {
            return next(turn.tell(new SubproblemStarted(inquiry.id())));
        }
        if (inquiry.panel().isEmpty()) {
            return turn.asking(new Empanelling(dossier, List.of(asking.panel(inquiry))));
        }
        if (inquiry.round() > 0 && !inquiry.awaited().isEmpty()) {
            return turn.asking(new Debating(dossier, asking.contributions(inquiry)));
        }
        if (inquiry.round() == 0 || inquiry.hasQuorum() && hasRoundLeft(dossier, inquiry)) {
            int round = inquiry.round() + 1;
            Phase phase = phaseOf(round, dossier.options().rounds());
            return next(turn.tell(new RoundStarted(inquiry.id(), round, phase)));
        }
        if (inquiry.standings().isEmpty()) {
            return turn.asking(new Ranking(dossier, asking.ballots(inquiry), List.of()));
        }
        if (inquiry.synthesis() == null) {
            return turn.asking(new Synthesising(dossier, List.of(asking.synthesis(inquiry, 1))));
        }
        return next(turn.tell(new SubproblemCompleted(inquiry.id(), Grading.of(inquiry))));
    }

    private static boolean hasRoundLeft(Dossier dossier, Inquiry inquiry) {
        return inquiry.round() < dossier.options().rounds();
    }

    private static Phase phaseOf(int round, int rounds) {
        if (round == 1) {
            return Phase.EXPLORATION;
        }
        return round == rounds ? Phase.CONVERGENCE : Phase.CHALLENGE;
    }
}
