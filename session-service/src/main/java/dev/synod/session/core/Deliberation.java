package dev.synod.session.core;

import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.dossier.Dossier;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a session: the dossier, which is what has become true (the fold of the published events),
 * and the desk, which is what is in flight (and can be asked again at no harm).
 *
 * <pre>
 * QUEUED        there is room                       → TRIAGE, or DECOMPOSITION if it is not wanted
 * TRIAGE        clear, or no answer                 → DECOMPOSITION
 *               too vague                           → CLARIFICATION    (waits for the user)
 * CLARIFICATION the user answered                   → DECOMPOSITION
 * DECOMPOSITION parts, or no answer                 → DEBATE           (the problem as a whole)
 * DEBATE        every sub-problem is DONE           → VERDICT
 * VERDICT       a chairman's, or nobody's           → ACTIONS
 * ACTIONS       drawn up, or no answer              → ENDED
 *
 * and for each sub-problem of the debate, those that do not build on each other at the same time:
 *
 * WAITING       what it builds on is DONE           → PANEL
 * PANEL         chosen, or the default              → PREPARATION
 * PREPARATION   moderator, searches, summary        → ROUND            (a round begins)
 * ROUND         all heard or given up               → COMPARISON
 * COMPARISON    scored: another round               → PREPARATION
 *               scored: enough                      → RANKING
 * RANKING       votes in                            → SYNTHESIS
 * SYNTHESIS     a chairman's, or nobody's           → DONE
 * </pre>
 *
 * {@link Council} takes the steps; {@link Agenda} and {@link Debate} name what a dossier wants to be asked
 * and what follows by itself. The user may pause, resume, cancel, interject; a provider's outage suspends
 * everything until one is back; both stop the session's clock.
 */
public record Deliberation(Dossier dossier, Desk desk) {

    /** A session that waits to begin. */
    public static Deliberation queued(Dossier dossier) {
        return new Deliberation(dossier, Desk.EMPTY);
    }

    /** How far it has come. */
    public Stage stage() {
        return Stage.of(dossier);
    }

    /** When time alone will next have a say; empty if never. */
    public Optional<Instant> dueAt(Rules rules) {
        if (stage() == Stage.ENDED || stage() == Stage.QUEUED || dossier.standsStill()) {
            return Optional.empty();
        }
        return Stream.concat(desk.asks().stream().map(Ask::dueAt), timeUp(rules).stream())
                .min(Comparator.naturalOrder());
    }

    /** When what is asked may not be waited for any longer. */
    private Optional<Instant> timeUp(Rules rules) {
        Instant deadline = dossier.clock().deadline();
        if (deadline == null || dossier.clock().still() != null) {
            return Optional.empty();
        }
        boolean concluding =
                desk.asks().stream().allMatch(ask -> ask.task().purpose().isConcluding());
        return Optional.of(concluding ? deadline.plus(rules.times().closing()) : deadline);
    }
}
