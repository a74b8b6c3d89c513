package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static dev.synod.session.core.Stage.ACTIONS;
import static dev.synod.session.core.Stage.CLARIFICATION;
import static dev.synod.session.core.Stage.DEBATE;
import static dev.synod.session.core.Stage.DECOMPOSITION;
import static dev.synod.session.core.Stage.ENDED;
import static dev.synod.session.core.Stage.QUEUED;
import static dev.synod.session.core.Stage.TRIAGE;
import static dev.synod.session.core.Stage.VERDICT;
import static org.assertj.core.api.Assertions.assertThat;

/** Every stage answers every input. The table is complete, or the test fails. */
class TransitionMatrixTest {
    /** What can happen, as it looks from a stage with one ask left open. */
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
        PROVIDER_BACK,
        LEVEL_CHANGED,
        LEVEL_KNOWN,
        CLARIFY,
        INTERJECT,
        PAUSE,
        RESUME,
        RETRY,
        CANCEL
    }

    /** Next stage by event, in the order of {@link Event}; null where the input is ignored. */
    private static final Map<Stage, List<@Nullable Stage>> TABLE = table();

    private static Map<Stage, List<@Nullable Stage>> table() {
        Map<Stage, List<@Nullable Stage>> table = new EnumMap<>(Stage.class);
        Stage i = null;
        // @formatter:off
        //                             BEGIN   REPLIED        UNREADABLY     -  REFUSED        -  - OVERDUE
        // TOO_LATE       - LEVEL - CLARIFY        INTERJECT      PAUSE          - - CANCEL
        table.put(QUEUED, row(TRIAGE, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, ENDED));
        table.put(
                TRIAGE,
                row(
                        i,
                        DECOMPOSITION,
                        DECOMPOSITION,
                        i,
                        DECOMPOSITION,
                        i,
                        i,
                        DECOMPOSITION,
                        DECOMPOSITION,
                        i,
                        TRIAGE,
                        i,
                        i,
                        TRIAGE,
                        TRIAGE,
                        i,
                        i,
                        ENDED));
        table.put(
                CLARIFICATION,
                row(i, i, i, i, i, i, i, i, i, i, CLARIFICATION, i, DECOMPOSITION, CLARIFICATION, i, i, i, ENDED));
        table.put(
                DECOMPOSITION,
                row(
                        i,
                        DEBATE,
                        DEBATE,
                        i,
                        DEBATE,
                        i,
                        i,
                        DECOMPOSITION,
                        DEBATE,
                        i,
                        DECOMPOSITION,
                        i,
                        i,
                        DECOMPOSITION,
                        DECOMPOSITION,
                        i,
                        i,
                        ENDED));
        table.put(
                DEBATE,
                row(i, DEBATE, DEBATE, i, DEBATE, i, i, DEBATE, DEBATE, i, DEBATE, i, i, DEBATE, DEBATE, i, i, ENDED));
        table.put(
                VERDICT,
                row(
                        i, ACTIONS, VERDICT, i, VERDICT, i, i, VERDICT, VERDICT, i, VERDICT, i, i, VERDICT, VERDICT, i,
                        i, ENDED));
        table.put(
                ACTIONS,
                row(i, ENDED, ENDED, i, ENDED, i, i, ACTIONS, ENDED, i, ACTIONS, i, i, i, ACTIONS, i, i, ENDED));
        table.put(ENDED, row(i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i));
        // @formatter:on
        return table;
    }

    private static List<@Nullable Stage> row(@Nullable Stage... next) {
        return Arrays.asList(next);
    }

    @Test
    void the_table_names_every_stage_and_every_input() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(Stage.values());
        assertThat(TABLE.values()).allSatisfy(row -> assertThat(row).hasSameSizeAs(Event.values()));
        assertThat(Stream.of(Input.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .as("an input without an event here is untested")
                .containsExactlyInAnyOrder(
                        "Begin",
                        "Replied",
                        "Refused",
                        "Tick",
                        "ProviderBack",
                        "LevelChanged",
                        "Clarify",
                        "Interject",
                        "Pause",
                        "Resume",
                        "Retry",
                        "Cancel");
    }

    @TestFactory
    Stream<DynamicTest> every_stage_answers_every_event() {
        List<DynamicTest> tests = new ArrayList<>();
        TABLE.forEach((stage, row) -> Arrays.stream(Event.values())
                .forEach(event -> tests.add(DynamicTest.dynamicTest(
                        stage + " × " + event, () -> check(stage, event, row.get(event.ordinal()))))));
        return tests.stream();
    }

    private static void check(Stage from, Event event, @Nullable Stage to) {
        Play play = reach(from);
        Deliberation before = play.state;

        Step step = play.give(input(play, event));

        if (to == null) {
            assertThat(step.ignored()).isTrue();
            assertThat(step.next()).isEqualTo(before);
            assertThat(step.facts()).isEmpty();
            assertThat(step.asks()).isEmpty();
        } else {
            assertThat(step.ignored()).isFalse();
            assertThat(step.next().stage()).isEqualTo(to);
            assertThat(step.next().dossier()).isEqualTo(play.folded());
        }
    }

    /** The stage with one ask left, if it asks anything. */
    private static Play reach(Stage wanted) {
        Play play = new Play(new CouncilOptions(1, 2, 3));
        if (wanted == QUEUED) {
            return play;
        }
        if (wanted == CLARIFICATION) {
            play.until(Purpose.TRIAGE);
            play.answer(play.ask(Purpose.TRIAGE), new Reply.Clarity(false, "vague", List.of("What?")));
        } else {
            play.until(wanted);
        }
        assertThat(play.state.stage()).isEqualTo(wanted);
        return play;
    }

    private static Input input(Play play, Event event) {
        Ask open = play.state.desk().asks().isEmpty()
                ? new Play().until(Purpose.DECOMPOSITION).ask(Purpose.DECOMPOSITION)
                : play.state.desk().asks().getFirst();
        Ask stranger = new Play().until(Purpose.TRIAGE).ask(Purpose.TRIAGE);
        return switch (event) {
            case BEGIN -> new Input.Begin(play.now);
            case REPLIED -> play.replied(open, Play.reply(open), false);
            case REPLIED_UNREADABLY -> play.replied(open, new Reply.Unreadable("prose"), false);
            case REPLIED_TO_NOBODY ->
                new Input.Replied(
                        play.now, new AnsweredBy("stranger", "p", "m", false), Cost.ZERO, Play.reply(stranger));
            case REFUSED -> new Input.Refused(play.now, open.requestId(), "auth", false, "no");
            case REFUSED_TO_NOBODY -> new Input.Refused(play.now, "stranger", "auth", false, "no");
            case TICK_EARLY -> new Input.Tick(play.now);
            case TICK_OVERDUE -> new Input.Tick(open.reissueAt());
            case TICK_TOO_LATE -> new Input.Tick(open.giveUpAt());
            case PROVIDER_BACK -> new Input.ProviderBack(play.now);
            case LEVEL_CHANGED -> new Input.LevelChanged(play.now, 3, "state");
            case LEVEL_KNOWN -> new Input.LevelChanged(play.now, 0, "normal");
            case CLARIFY -> new Input.Clarify(play.now, "I mean this");
            case INTERJECT -> new Input.Interject(play.now, "a word");
            case PAUSE -> new Input.Pause(play.now);
            case RESUME -> new Input.Resume(play.now);
            case RETRY -> new Input.Retry(play.now);
            case CANCEL -> new Input.Cancel(play.now, "enough");
        };
    }
}
