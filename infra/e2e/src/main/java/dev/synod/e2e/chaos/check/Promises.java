package dev.synod.e2e.chaos.check;

import dev.synod.e2e.Shortfall;
import dev.synod.e2e.chaos.evidence.Case;
import dev.synod.e2e.chaos.evidence.Drawn;
import dev.synod.e2e.chaos.evidence.Evidence;
import dev.synod.e2e.chaos.evidence.Line;
import dev.synod.e2e.chaos.evidence.Paid;
import dev.synod.e2e.chaos.evidence.Saga;
import dev.synod.e2e.chaos.load.Held.Said;
import dev.synod.events.session.Action;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.InterjectionAdded;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.VerdictReached;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** All that must be true after a run. */
public final class Promises {
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELLED");

    /** In the order in which they are told. */
    public static final List<Promise> ALL = List.of(
            Promise.ofEach("every accepted session ends", Promises::end),
            Promise.ofEach("sequences have no gap", Promises::gap),
            Promise.ofEach("one event per sequence", one -> one.clashes().isEmpty() ? null : "" + one.clashes()),
            Promise.ofEach("the record is the topic", one -> difference(one.topic(), one.record())),
            Promise.ofEach("what the record tells follows from the events", Promises::drawn),
            Promise.ofEach("the stream is the topic", Promises::stream),
            Promise.ofEach("the checkpoint is the fold of the events", Case::difference),
            Promise.ofEach("one verdict at most", Promises::verdicts),
            Promise.ofEach("what was said is heard once", Promises::said),
            Promise.ofEach("the budget is kept", Promises::budget),
            Promise.ofEach("what went wrong is told", Promises::told),
            new Promise("no answered call is paid twice", Promises::paidTwice),
            new Promise("a replanning is all done or all undone", Promises::halfDone),
            new Promise("there is nothing that nobody asked for", Promises::orphans),
            Promise.ofNone("nobody is answered what no user should be", Evidence::surprises),
            Promise.ofNone("nobody waits for ever", Evidence::waiting));

    private Promises() {}

    private static @Nullable String end(Case one) {
        if (one.held().trouble() != null) {
            return one.state() + ", " + one.held().trouble();
        }
        boolean last = !one.events().isEmpty() && isEnd(one.events().getLast());
        return ENDED.contains(one.state()) && last ? null : one.state() + ", its last event is " + last(one.topic());
    }

    private static boolean isEnd(SessionEvent event) {
        return event instanceof SessionCompleted || event instanceof SessionCancelled || event instanceof SessionFailed;
    }

    private static @Nullable String gap(Case one) {
        List<Long> sequences = one.topic().stream().map(Line::sequence).toList();
        List<Long> whole = LongStream.rangeClosed(1, sequences.size()).boxed().toList();
        return sequences.equals(whole) ? null : sequences.toString();
    }

    private static @Nullable String stream(Case one) {
        return one.held().seen() == null ? null : difference(one.topic(), one.stream());
    }

    private static @Nullable String difference(List<Line> topic, List<Line> other) {
        for (int i = 0; i < Math.max(topic.size(), other.size()); i++) {
            Line published = i < topic.size() ? topic.get(i) : null;
            Line kept = i < other.size() ? other.get(i) : null;
            if (published == null || !published.equals(kept)) {
                return "at place %d of %d stands %s instead of %s".formatted(i + 1, topic.size(), kept, published);
            }
        }
        return null;
    }

    private static @Nullable String drawn(Case one) {
        Drawn told = new Drawn(
                all(one, VerdictReached.class).findAny().isPresent(),
                all(one, ActionsExtracted.class)
                        .flatMap(event -> event.actions().stream())
                        .map(Action::actionId)
                        .toList(),
                cost(one));
        return one.drawn().equals(told) ? null : one.drawn() + " instead of " + told;
    }

    private static @Nullable String verdicts(Case one) {
        long count = all(one, VerdictReached.class).count();
        return count <= 1 ? null : count + " verdicts";
    }

    /**
     * What was refused was said to a session that had ended, and is not heard at all. An answer that got lost leaves its
     * user in doubt, and what was said again may be heard again.
     */
    private static @Nullable String said(Case one) {
        Map<String, Long> heard = all(one, InterjectionAdded.class)
                .collect(Collectors.groupingBy(InterjectionAdded::text, Collectors.counting()));
        for (Said said : one.held().said()) {
            long times = heard.getOrDefault(said.text(), 0L);
            int sure = said.accepted() ? 1 : 0;
            if (times < sure || times > sure + said.unsure()) {
                return "%s was heard %d times".formatted(said, times);
            }
        }
        return null;
    }

    private static @Nullable String budget(Case one) {
        long budget = one.held().budgetMicroUsd();
        long cost = cost(one);
        return budget == 0 || cost <= budget ? null : cost + " of " + budget + " millionths of a dollar were spent";
    }

    private static long cost(Case one) {
        return all(one, CostUpdated.class)
                .mapToLong(event -> event.call().microUsd())
                .sum();
    }

    private static @Nullable String told(Case one) {
        if (all(one, VerdictReached.class).findAny().isEmpty()) {
            return null;
        }
        try {
            Shortfall.assertAdmitted(one.events());
            return null;
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A call that was begun when the answer was there already; before, a crash may have taken the first one away. */
    private static Stream<Breach> paidTwice(Evidence evidence) {
        return evidence.paid().values().stream()
                .filter(calls -> calls.size() > 1)
                .flatMap(
                        calls -> calls.stream()
                                .filter(call -> isTooLate(call, evidence))
                                .max(Comparator.comparing(Paid::askedAt))
                                .stream())
                .map(call -> new Breach(
                        call.requestId().split("/")[0],
                        "%s, which was answered at %s"
                                .formatted(call, evidence.answeredAt().get(call.requestId()))));
    }

    private static boolean isTooLate(Paid call, Evidence evidence) {
        var answeredAt = evidence.answeredAt().get(call.requestId());
        return answeredAt != null && call.askedAt().isAfter(answeredAt);
    }

    private static Stream<Breach> halfDone(Evidence evidence) {
        return evidence.sagas().stream()
                .filter(saga -> !isWhole(saga))
                .map(saga -> new Breach(saga.sessionId(), saga.toString()));
    }

    private static boolean isWhole(Saga saga) {
        return switch (saga.state()) {
            case "LINKED" -> saga.sessionExists() && saga.replannedBy().equals(saga.sessionId());
            case "UNLINKED", "REJECTED" ->
                !saga.sessionExists() && !saga.replannedBy().equals(saga.sessionId());
            default -> false;
        };
    }

    private static Stream<Breach> orphans(Evidence evidence) {
        Set<String> accepted = evidence.cases().stream().map(Case::id).collect(Collectors.toSet());
        return evidence.known().entrySet().stream().flatMap(known -> known.getValue().stream()
                .filter(id -> !accepted.contains(id))
                .map(id -> new Breach(id, "known to the " + known.getKey())));
    }

    private static String last(List<Line> lines) {
        return lines.isEmpty() ? "missing" : lines.getLast().type();
    }

    private static <T extends SessionEvent> Stream<T> all(Case one, Class<T> type) {
        return one.events().stream().filter(type::isInstance).map(type::cast);
    }
}
