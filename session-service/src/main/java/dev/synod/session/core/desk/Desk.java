package dev.synod.session.core.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Work in flight. Losing it loses nothing: what it holds is asked again, under the same ids, and the
 * gateway answers from its ledger.
 */
public record Desk(List<Ask> asks, List<InHand> inHand) {
    public static final Desk EMPTY = new Desk(List.of(), List.of());

    /** The ask with this request id, unless it is parked. */
    public Optional<Ask> open(String requestId) {
        return asks.stream()
                .filter(ask -> ask.requestId().equals(requestId) && !ask.isParked())
                .findFirst();
    }

    /** The ask about a task. */
    public Optional<Ask> about(Task task) {
        return asks.stream().filter(ask -> ask.task().isSameAs(task)).findFirst();
    }

    /** What is in hand of a task. */
    public Optional<Holding> held(Task task) {
        return inHand.stream()
                .filter(held -> held.task().isSameAs(task))
                .map(InHand::what)
                .findFirst();
    }

    /** With this ask, in the place of an earlier one about its task. */
    public Desk with(Ask ask) {
        return new Desk(
                about(ask.task()).isPresent()
                        ? asks.stream()
                                .map(known -> known.task().isSameAs(ask.task()) ? ask : known)
                                .toList()
                        : Stream.concat(asks.stream(), Stream.of(ask)).toList(),
                inHand);
    }

    /** With nothing asked about this task. */
    public Desk settled(Task task) {
        return new Desk(asks.stream().filter(ask -> !ask.task().isSameAs(task)).toList(), inHand);
    }

    /** With this in hand. */
    public Desk holding(Task task, Holding what) {
        return new Desk(
                asks,
                Stream.concat(inHand.stream(), Stream.of(new InHand(task, what)))
                        .toList());
    }

    /** With the asks about these tasks only. */
    public Desk keeping(List<Task> wanted) {
        return new Desk(asks.stream().filter(ask -> ask.task().isAmong(wanted)).toList(), inHand);
    }

    /** With nothing in hand of these tasks. */
    public Desk released(List<Task> settled) {
        return new Desk(
                asks,
                inHand.stream().filter(held -> !held.task().isAmong(settled)).toList());
    }
}
