package dev.synod.session.core;

import dev.synod.session.core.Deliberation.Concluding;
import dev.synod.session.core.Deliberation.Debating;
import dev.synod.session.core.Deliberation.Decomposing;
import dev.synod.session.core.Deliberation.Empanelling;
import dev.synod.session.core.Deliberation.Ended;
import dev.synod.session.core.Deliberation.Planning;
import dev.synod.session.core.Deliberation.Queued;
import dev.synod.session.core.Deliberation.Ranking;
import dev.synod.session.core.Deliberation.Synthesising;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every state answers every input. The table is complete, or the test fails. */
class TransitionMatrixTest {
    /** What can happen, as it looks from a state with one ask left open. */
    enum Event {
        BEGIN,
        REPLIED,
        REPLIED_UNREADABLY,
        REPLIED_TO_NOBODY,
        REFUSED,
        REFUSED_TO_NOBODY,
        TICK_EARLY,
        TICK_OVERDUE,
        TICK_TOO_LATE,
        CANCEL
    }

    private static final Class<?> IGNORED = Void.class;

    /** Next state by event, in the order of {@link Event}. */
    private static final Map<Class<?>, List<Class<?>>> TABLE = table();

    private static Map<Class<?>, List<Class<?>>> table() {
        Map<Class<?>, List<Class<?>>> table = new LinkedHashMap<>();
        Class<?> i = IGNORED;
        Class<?> end = Ended.class;
        // @formatter:off
        table.put(Queued.class, List.of(Decomposing.class, i, i, i, i, i, i, i, i, end));
        table.put(Decomposing.class, row(Empanelling.class, Empanelling.class, Decomposing.class));
        table.put(Empanelling.class, row(Debating.class, Debating.class, Empanelling.class));
        table.put(Debating.class, row(Debating.class, Debating.class, Debating.class));
        table.put(Ranking.class, row(Synthesising.class, Synthesising.class, Ranking.class));
        table.put(Synthesising.class, row(Empanelling.class, Synthesising.class, Synthesising.class));
        table.put(Concluding.class, row(Planning.class, Concluding.class, Concluding.class));
        table.put(Planning.class, row(Ended.class, Ended.class, Planning.class));
        table.put(Ended.class, List.of(i, i, i, i, i, i, i, i, i, i));
        // @formatter:on
        return table;
    }

    private static List<Class<?>> row(Class<?> answered, Class<?> lost, Class<?> self) {
        return List.of(Void.class, answered, lost, Void.class, lost, Void.class, Void.class, self, lost, Ended.class);
    }

    @Test
    void the_table_names_every_state_and_every_event() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(Deliberation.class.getPermittedSubclasses());
        assertThat(TABLE.values()).allSatisfy(row -> assertThat(row).hasSameSizeAs(Event.values()));
        assertThat(Stream.of(Input.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .as("an input without an event here is untested")
                .containsExactlyInAnyOrder("Begin", "Replied", "Refused", "Tick", "Cancel");
    }

    @TestFactory
    Stream<DynamicTest> every_state_answers_every_event() {
        List<DynamicTest> tests = new ArrayList<>();
        TABLE.forEach((state, row) -> Arrays.stream(Event.values())
                .forEach(event -> tests.add(DynamicTest.dynamicTest(
                        state.getSimpleName() + " × " + event, () -> check(state, event, row.get(event.ordinal()))))));
        return tests.stream();
    }

    private static void check(Class<?> from, Event event, Class<?> to) {
        Play play = reach(from);
        Deliberation before = play.state;

        Step step = play.give(input(play, event));

        if (to == IGNORED) {
            assertThat(step.ignored()).isTrue();
            assertThat(step.next()).isEqualTo(before);
            assertThat(step.facts()).isEmpty();
            assertThat(step.asks()).isEmpty();
        } else {
            assertThat(step.ignored()).isFalse();
            assertThat(step.next()).isInstanceOf(to);
            assertThat(step.next().dossier()).isEqualTo(play.folded());
        }
    }

    /** The state with one ask left, if it asks anything. */
    private static Play reach(Class<?> wanted) {
        Play play = new Play();
        if (wanted == Queued.class) {
            return play;
        }
        play.until(wanted.asSubclass(Deliberation.class));
        while (play.state.asks().size() > 1) {
            play.answer(play.state.asks().getLast());
        }
        assertThat(play.state).isInstanceOf(wanted);
        return play;
    }

    private static Input input(Play play, Event event) {
        Ask open = play.state.asks().isEmpty()
                ? new Asking(Turn.of(play.state, new Input.Begin(play.now)), Play.RULES).decomposition()
                : play.state.asks().getFirst();
        return switch (event) {
            case BEGIN -> new Input.Begin(play.now);
            case REPLIED -> play.replied(open, Play.reply(open), false);
            case REPLIED_UNREADABLY -> play.replied(open, new Reply.Unreadable("prose"), false);
            case REPLIED_TO_NOBODY -> play.replied(stranger(open), Play.reply(open), false);
            case REFUSED -> new Input.Refused(play.now, open.requestId(), "overloaded", "busy");
            case REFUSED_TO_NOBODY -> new Input.Refused(play.now, "stranger", "overloaded", "busy");
            case TICK_EARLY -> new Input.Tick(play.now);
            case TICK_OVERDUE -> new Input.Tick(open.reissueAt());
            case TICK_TOO_LATE -> new Input.Tick(open.giveUpAt());
            case CANCEL -> new Input.Cancel(play.now, "enough");
        };
    }

    private static Ask stranger(Ask ask) {
        return new Ask(
                "stranger",
                ask.purpose(),
                ask.subProblemId(),
                ask.round(),
                ask.memberId(),
                ask.route(),
                ask.attempt(),
                ask.reissueAt(),
                ask.giveUpAt());
    }
}
