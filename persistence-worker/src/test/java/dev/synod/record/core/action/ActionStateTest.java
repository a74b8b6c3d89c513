package dev.synod.record.core.action;

import dev.synod.record.core.action.ActionState.Dependency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;

import static dev.synod.record.core.action.ActionStatus.BLOCKED;
import static dev.synod.record.core.action.ActionStatus.CANCELLED;
import static dev.synod.record.core.action.ActionStatus.DONE;
import static dev.synod.record.core.action.ActionStatus.IN_PROGRESS;
import static dev.synod.record.core.action.ActionStatus.TODO;
import static org.assertj.core.api.Assertions.assertThat;

class ActionStateTest {
    /** Rows: from; columns: to. x is legal, = is no change. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            todo        | = x x - - x
            in_progress | x = x x x x
            blocked     | x x = - - x
            in_review   | - x x = x x
            done        | - - - - = -
            cancelled   | - - - - - =
            """)
    void every_pair_of_states_has_its_answer(String from, String answers) {
        ActionState state = state(ActionStatus.of(from).orElseThrow());
        String told = String.join(
                " ",
                Arrays.stream(ActionStatus.values())
                        .map(to -> switch (state.wish(to, to == BLOCKED && to != state.status() ? "why" : null)) {
                            case Decision.Changed changed -> "x";
                            case Decision.Unchanged unchanged -> "=";
                            case Decision.Illegal illegal -> "-";
                            case Decision.ReasonMissing missing -> "reason?";
                            case Decision.DependenciesOpen open -> "open?";
                        })
                        .toList());
        assertThat(told).isEqualTo(answers);
    }

    @Test
    void what_is_illegal_is_told_with_what_would_be_legal() {
        assertThat(state(TODO).wish(DONE, null))
                .isEqualTo(new Decision.Illegal(TODO, List.of(IN_PROGRESS, BLOCKED, CANCELLED)));
        assertThat(state(DONE).wish(TODO, null)).isEqualTo(new Decision.Illegal(DONE, List.of()));
    }

    @Test
    void nobody_is_blocked_without_a_reason_and_keeps_none_when_going_on() {
        assertThat(state(TODO).wish(BLOCKED, null)).isEqualTo(new Decision.ReasonMissing());
        assertThat(state(TODO).wish(BLOCKED, "no key")).isEqualTo(new Decision.Changed(BLOCKED, "no key"));
        ActionState blocked = new ActionState(BLOCKED, "no key", List.of());
        assertThat(blocked.wish(IN_PROGRESS, null)).isEqualTo(new Decision.Changed(IN_PROGRESS, null));
    }

    @Test
    void a_blocked_action_takes_another_reason() {
        ActionState blocked = new ActionState(BLOCKED, "no key", List.of());
        assertThat(blocked.wish(BLOCKED, "no door")).isEqualTo(new Decision.Changed(BLOCKED, "no door"));
        assertThat(blocked.wish(BLOCKED, "no key")).isEqualTo(new Decision.Unchanged());
        assertThat(blocked.wish(BLOCKED, null)).isEqualTo(new Decision.Unchanged());
    }

    @ParameterizedTest
    @EnumSource
    void work_begins_once_what_comes_first_is_done_or_cancelled(ActionStatus other) {
        Dependency first = new Dependency("s/a1", other);
        ActionState state = new ActionState(TODO, null, List.of(first, new Dependency("s/a2", DONE)));
        boolean over = other == DONE || other == CANCELLED;
        assertThat(state.wish(IN_PROGRESS, null))
                .isEqualTo(
                        over ? new Decision.Changed(IN_PROGRESS, null) : new Decision.DependenciesOpen(List.of(first)));
        assertThat(state.wish(CANCELLED, null)).isEqualTo(new Decision.Changed(CANCELLED, null));
    }

    private static ActionState state(ActionStatus status) {
        return new ActionState(status, status == BLOCKED ? "why" : null, List.of());
    }
}
