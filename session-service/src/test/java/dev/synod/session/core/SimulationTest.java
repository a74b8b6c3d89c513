package dev.synod.session.core;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole sessions in a disorderly world: answers come late, twice, out of order, unreadable or not at all,
 * providers fail one by one and all at once, users interfere, the process crashes and goes on from the
 * checkpoint or from the published events alone. After every step the invariants must hold. A failure names
 * its seed.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("synod.simulation.seeds", 10_000);
    private static final int FIRST = Integer.getInteger("synod.simulation.first", 0);

    @Test
    void whatever_happens_a_session_ends_and_its_events_tell_all() {
        Set<String> seen = new TreeSet<>();
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                SimulatedWorld world = new SimulatedWorld(seed);
                world.run();
                seen.addAll(world.transitions());
                world.play.published.forEach(fact -> seen.add(fact.getClass().getSimpleName()));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        List<String> unseen = new ArrayList<>(StateDiagrams.transitions());
        unseen.removeAll(seen);
        assertThat(unseen).as("drawn, but never taken").isEmpty();
        assertThat(seen.stream().filter(what -> what.contains(" -> ")))
                .as("taken, but not drawn")
                .isSubsetOf(StateDiagrams.transitions());
        assertThat(seen).as("the disorder reaches every kind of event").containsAll(SimulatedWorld.kindsOfEvents());
    }
}
