package dev.synod.e2e.replan;

import dev.synod.e2e.replan.Moment.Session;
import dev.synod.session.core.replan.ReplanState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Not a sample: every moment that both sides can get into, with up to two mishaps at any places, is visited once,
 * and all the ways on from it.
 */
class ReplanInterleavingsTest {
    private static final int MISHAPS = 2;

    @ParameterizedTest(name = "the action is blocked: {0}, there is room for the session: {1}")
    @CsvSource({"true, true", "true, false", "false, true"})
    void whatever_happens_in_whatever_order_all_is_done_or_all_is_undone(boolean blocked, boolean room) {
        World world = new World(blocked, room);
        Map<Moment, Collection<Moment>> waysOn = explore(world);

        Set<Session> ends = EnumSet.noneOf(Session.class);
        for (Map.Entry<Moment, Collection<Moment>> entry : waysOn.entrySet()) {
            Moment moment = entry.getKey();
            assertThat(moment.session() == Session.STARTED && moment.saga().state() != ReplanState.LINKED)
                    .as("a session started, and the saga doesn't say so: %s", moment)
                    .isFalse();
            if (isAtRest(moment)) {
                assertEnded(moment);
                ends.add(moment.session());
            }
        }
        assertThat(canRest(waysOn))
                .as("moments from which no way leads to an end")
                .containsAll(waysOn.keySet());
        assertThat(ends).contains(Session.REMOVED).hasSize(blocked && room ? 2 : 1);
    }

    private static void assertEnded(Moment moment) {
        if (moment.saga().state() == ReplanState.LINKED) {
            assertThat(moment.session()).as("%s", moment).isEqualTo(Session.STARTED);
            assertThat(moment.linked()).as("%s", moment).isTrue();
        } else {
            assertThat(moment.saga().state()).as("%s", moment).isIn(ReplanState.REJECTED, ReplanState.UNLINKED);
            assertThat(moment.session()).as("%s", moment).isEqualTo(Session.REMOVED);
            assertThat(moment.linked()).as("%s", moment).isFalse();
        }
    }

    /** Nothing is on its way, and neither time nor anybody has a say any more. */
    private static boolean isAtRest(Moment moment) {
        return moment.saga().state().isFinal()
                && moment.commands().waiting().isEmpty()
                && moment.replies().waiting().isEmpty();
    }

    private static Map<Moment, Collection<Moment>> explore(World world) {
        Map<Moment, Collection<Moment>> waysOn = new LinkedHashMap<>();
        Deque<Moment> toVisit = new ArrayDeque<>(List.of(world.begin(MISHAPS)));
        while (!toVisit.isEmpty()) {
            Moment moment = toVisit.poll();
            if (!waysOn.containsKey(moment)) {
                Collection<Moment> next = world.next(moment).values();
                waysOn.put(moment, next);
                toVisit.addAll(next);
            }
        }
        return waysOn;
    }

    /** The moments from which an end can be reached, found backwards from the ends. */
    private static Set<Moment> canRest(Map<Moment, Collection<Moment>> waysOn) {
        Map<Moment, List<Moment>> waysBack = new LinkedHashMap<>();
        waysOn.forEach((moment, next) -> next.forEach(after ->
                waysBack.computeIfAbsent(after, none -> new ArrayList<>()).add(moment)));
        Set<Moment> reached = new HashSet<>();
        Deque<Moment> toVisit = new ArrayDeque<>(waysOn.keySet().stream()
                .filter(ReplanInterleavingsTest::isAtRest)
                .toList());
        while (!toVisit.isEmpty()) {
            Moment moment = toVisit.poll();
            if (reached.add(moment)) {
                toVisit.addAll(waysBack.getOrDefault(moment, List.of()));
            }
        }
        return reached;
    }
}
