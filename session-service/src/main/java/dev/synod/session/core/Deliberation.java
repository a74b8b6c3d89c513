package dev.synod.session.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a session is. Each state holds the {@link Dossier} (what has become true, equal to the fold of
 * the published events) and the work in flight (what can be asked again at no harm).
 *
 * <pre>
 * Queued        ─ Begin ─────────────────► Decomposing
 * Decomposing   ─ reply, or none ────────► Empanelling          (no reply: the problem stands as a whole)
 * Empanelling   ─ reply, or none ────────► Debating             (no reply: the default panel sits)
 * Debating      ─ last member heard ─────► Debating             (next round)
 *                                        ► Ranking              (last round, or quorum lost after the first)
 *                                        ► Ended                (quorum lost in the first round: failed)
 * Ranking       ─ last ballot ───────────► Synthesising
 * Synthesising  ─ reply ─────────────────► Empanelling          (next sub-problem)
 *                                        ► Concluding           (no sub-problem left)
 *               ─ none ──────────────────► Synthesising         (next chairman)
 *                                        ► as for a reply       (no chairman left: the best-ranked text stands)
 * Concluding    ─ reply ─────────────────► Planning
 *               ─ none ──────────────────► Concluding           (next chairman)
 *                                        ► Planning             (no chairman left: the syntheses stand side by side)
 * Planning      ─ reply, or none ────────► Ended                (completed)
 * any           ─ Cancel ────────────────► Ended                (cancelled)
 * </pre>
 *
 * {@link Council#step} performs these transitions; {@link Agenda} names the next state of a dossier.
 */
public sealed interface Deliberation {
    /** What is known. */
    Dossier dossier();

    /** What has been asked and not answered. */
    default List<Ask> asks() {
        return List.of();
    }

    /** The ask with this request id, if it is still open. */
    default Optional<Ask> open(String requestId) {
        return asks().stream().filter(ask -> ask.requestId().equals(requestId)).findFirst();
    }

    /** When time alone will next have a say; empty if never. */
    default Optional<Instant> dueAt() {
        return asks().stream()
                .flatMap(ask -> Stream.of(ask.reissueAt(), ask.giveUpAt()))
                .min(Instant::compareTo);
    }

    /** Accepted, nothing asked yet. */
    record Queued(Dossier dossier) implements Deliberation {}

    /** Splitting the problem. */
    record Decomposing(Dossier dossier, List<Ask> asks) implements Deliberation {}

    /** Choosing the experts of a sub-problem. */
    record Empanelling(Dossier dossier, List<Ask> asks) implements Deliberation {}

    /** A round: the members speak in parallel. */
    record Debating(Dossier dossier, List<Ask> asks) implements Deliberation {}

    /** The members rank each other's last words. */
    record Ranking(Dossier dossier, List<Ask> asks, List<Ballot> ballots) implements Deliberation {}

    /** A chairman joins what was said on a sub-problem. */
    record Synthesising(Dossier dossier, List<Ask> asks) implements Deliberation {}

    /** A chairman gives the verdict. */
    record Concluding(Dossier dossier, List<Ask> asks) implements Deliberation {}

    /** Actions are drawn from the verdict. */
    record Planning(Dossier dossier, List<Ask> asks) implements Deliberation {}

    /** Nothing changes any more. */
    record Ended(Dossier dossier) implements Deliberation {}
}
