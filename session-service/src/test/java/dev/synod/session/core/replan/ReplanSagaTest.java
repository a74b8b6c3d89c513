package dev.synod.session.core.replan;

import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.events.session.Replanning;
import dev.synod.session.core.replan.Intention.RemoveSession;
import dev.synod.session.core.replan.Intention.Send;
import dev.synod.session.core.replan.Intention.StartSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static dev.synod.session.core.replan.ReplanState.LINKED;
import static dev.synod.session.core.replan.ReplanState.LINKING;
import static dev.synod.session.core.replan.ReplanState.PARKED;
import static dev.synod.session.core.replan.ReplanState.REJECTED;
import static dev.synod.session.core.replan.ReplanState.UNLINKED;
import static dev.synod.session.core.replan.ReplanState.UNLINKING;
import static org.assertj.core.api.Assertions.assertThat;

class ReplanSagaTest {
    private static final Instant START = Instant.parse("2026-11-22T04:30:00Z");
    private static final ReplanTimes TIMES = new ReplanTimes(Duration.ofSeconds(30), Duration.ofSeconds(10), 2);
    private static final Replanning REPLANNING =
            new Replanning("x/a1", "t", "d", "b", "x", "p", null, null, null, List.of());
    private static final Undoing REFUSED = new Undoing("action_not_blocked", "It is todo.", null);
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z]+) --> ([A-Z]+)(?: *:.*)?$", Pattern.MULTILINE);

    /** Every input, at a time at which all waits are over, with the state that it leads to from each; null: ignored. */
    private static final Map<ReplanInput, Map<ReplanState, @Nullable ReplanState>> TABLE = table();

    private static Map<ReplanInput, Map<ReplanState, @Nullable ReplanState>> table() {
        Instant late = START.plus(Duration.ofDays(1));
        Map<ReplanInput, Map<ReplanState, @Nullable ReplanState>> table = new LinkedHashMap<>();
        table.put(new ReplanInput.Linked(late, REPLANNING, true), Map.of(LINKING, LINKED));
        table.put(new ReplanInput.Linked(late, REPLANNING, false), Map.of(LINKING, UNLINKING));
        table.put(new ReplanInput.Rejected(late, REFUSED), Map.of(LINKING, REJECTED));
        table.put(new ReplanInput.Unlinked(late), Map.of(UNLINKING, UNLINKED, PARKED, UNLINKED));
        table.put(new ReplanInput.Cancel(late), Map.of(LINKING, UNLINKING));
        table.put(new ReplanInput.Tick(late), Map.of(LINKING, UNLINKING, UNLINKING, UNLINKING));
        table.put(new ReplanInput.Tick(START), Map.of());
        table.put(new ReplanInput.Retry(late), Map.of(PARKED, UNLINKING));
        return table;
    }

    @Test
    void every_state_answers_every_input() {
        assertThat(TABLE.keySet().stream().<Class<?>>map(ReplanInput::getClass).distinct())
                .containsExactlyInAnyOrder(ReplanInput.class.getPermittedSubclasses());
        TABLE.forEach((input, leads) -> {
            for (ReplanState state : ReplanState.values()) {
                ReplanStep step = saga(state).step(input, TIMES);
                ReplanState next = leads.get(state);
                assertThat(step.ignored()).as("%s in %s", input, state).isEqualTo(next == null);
                assertThat(step.next().state()).as("%s in %s", input, state).isEqualTo(next == null ? state : next);
                if (next == null) {
                    assertThat(step.next()).isEqualTo(saga(state));
                    assertThat(step.intentions()).isEmpty();
                }
            }
        });
    }

    @Test
    void the_drawn_states_are_those_of_the_code() throws IOException {
        TreeSet<String> happen = new TreeSet<>(List.of("UNLINKING -> PARKED"));
        TABLE.forEach((input, leads) -> leads.forEach((from, to) -> happen.add(from + " -> " + to)));
        String page = Files.readString(Path.of("../docs/replanning.md"));

        assertThat(ARROW.matcher(page).results().map(arrow -> arrow.group(1) + " -> " + arrow.group(2)))
                .containsExactlyInAnyOrderElementsOf(happen);
    }

    @Test
    void it_begins_by_asking_the_record_for_the_link() {
        assertThat(begun().intentions()).containsExactly(new Send(new LinkReplan("saga", "x/a1", "ada", "y")));
        assertThat(begun().next().dueAt()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void linked_it_starts_the_session_and_has_nothing_more_to_wait_for() {
        ReplanStep step = begun().next().step(new ReplanInput.Linked(START, REPLANNING, true), TIMES);

        assertThat(step.intentions()).containsExactly(new StartSession(REPLANNING));
        assertThat(step.next().dueAt()).isNull();
    }

    @Test
    void refused_it_removes_the_session_and_says_why() {
        ReplanStep step = begun().next().step(new ReplanInput.Rejected(START, REFUSED), TIMES);

        assertThat(step.intentions()).containsExactly(new RemoveSession());
        assertThat(step.next().undoing()).isEqualTo(REFUSED);
    }

    @Test
    void the_session_stays_until_the_record_has_undone_its_part() {
        ReplanStep cancelled = begun().next().step(new ReplanInput.Cancel(START), TIMES);
        assertThat(cancelled.intentions()).containsExactly(new Send(new UnlinkReplan("saga", "x/a1", "ada", "y")));

        ReplanStep unlinked = cancelled.next().step(new ReplanInput.Unlinked(START), TIMES);
        assertThat(unlinked.intentions()).containsExactly(new RemoveSession());
        assertThat(unlinked.next().undoing())
                .isEqualTo(new Undoing("cancelled", "It was cancelled before the session began.", null));
    }

    @Test
    void a_silent_record_is_told_again_at_growing_intervals_and_then_an_operator_is_needed() {
        ReplanSaga saga = begun().next();
        Instant at = START.plusSeconds(30);
        for (int seconds : List.of(10, 20)) {
            ReplanStep step = saga.step(new ReplanInput.Tick(at), TIMES);
            assertThat(step.intentions()).hasSize(1);
            assertThat(step.next().dueAt()).isEqualTo(at.plusSeconds(seconds));
            saga = step.next();
            at = at.plusSeconds(seconds);
        }

        ReplanStep parked = saga.step(new ReplanInput.Tick(at), TIMES);
        assertThat(parked.intentions()).isEmpty();
        assertThat(parked.next().state()).isEqualTo(PARKED);
        assertThat(parked.next().undoing()).isNotNull();

        ReplanStep again = parked.next().step(new ReplanInput.Retry(at), TIMES);
        assertThat(again.intentions()).hasSize(1);
        assertThat(again.next().dueAt()).isEqualTo(at.plusSeconds(10));
    }

    private static ReplanStep begun() {
        return ReplanSaga.begin("saga", "x/a1", "ada", "y", START, TIMES);
    }

    /** Waits that can be over are over a minute after the start. */
    private static ReplanSaga saga(ReplanState state) {
        Instant dueAt = state == LINKING || state == UNLINKING ? START.plusSeconds(60) : null;
        Undoing undoing = state == LINKING || state == LINKED ? null : REFUSED;
        return new ReplanSaga("saga", "x/a1", "ada", "y", state, undoing, state == UNLINKING ? 1 : 0, dueAt);
    }
}
