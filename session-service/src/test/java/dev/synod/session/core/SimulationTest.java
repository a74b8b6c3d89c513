package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.VerdictReached;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole sessions in a disorderly world: answers come late, twice, out of order, unreadable or not at all,
 * the process crashes and goes on from the checkpoint or from the published events alone. After every
 * step the invariants must hold. A failure names its seed.
 */
class SimulationTest {
    private static final int SEEDS = 2_000;
    private static final int MOST_STEPS = 5_000;

    @Test
    void whatever_happens_a_session_ends_and_its_events_tell_all() {
        Set<Class<?>> endings = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                endings.add(new World(seed).run());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(endings)
                .as("the disorder reaches every way to end")
                .contains(SessionCompleted.class, SessionCancelled.class, SessionFailed.class);
    }

    private static final class World {
        private final Random chance;
        private final Play play;
        private final List<Input> underWay = new ArrayList<>();
        private final Set<String> sent = new HashSet<>();

        World(int seed) {
            chance = new Random(seed);
            play = new Play(new CouncilOptions(1 + chance.nextInt(3), 2 + chance.nextInt(2), 3 + chance.nextInt(5)));
        }

        Class<?> run() {
            take(new Input.Begin(play.now));
            for (int steps = 0; !(play.state instanceof Deliberation.Ended); steps++) {
                assertThat(steps).as("it always ends").isLessThan(MOST_STEPS);
                act();
            }
            // what is still under way comes after the end, and changes nothing
            underWay.forEach(late -> assertThat(play.give(late).ignored()).isTrue());
            return play.published.getLast().getClass();
        }

        private void act() {
            int dice = chance.nextInt(1000);
            if (dice < 1) {
                take(new Input.Cancel(play.now, "enough"));
            } else if (dice < 20) {
                crash();
            } else if (dice < 60 || underWay.isEmpty()) {
                play.now = play.now.plusSeconds(1 + chance.nextInt(60));
                take(new Input.Tick(play.now));
            } else {
                take(underWay.remove(chance.nextInt(underWay.size())));
            }
        }

        private void take(Input input) {
            int before = play.published.size();
            Step step = play.give(input);
            step.asks().forEach(this::send);
            check(play.published.subList(before, play.published.size()));
        }

        /** The gateway: answers some, loses some, repeats some, garbles some. */
        private void send(Ask ask) {
            sent.add(ask.requestId());
            int dice = chance.nextInt(100);
            Input answer = dice < 80
                    ? play.replied(ask, Play.reply(ask), dice < 8)
                    : dice < 86
                            ? play.replied(ask, new Reply.Unreadable("garbled"), false)
                            : new Input.Refused(play.now, ask.requestId(), "overloaded", "busy");
            if (dice < 97) {
                underWay.add(answer);
            }
            if (chance.nextInt(20) == 0) {
                underWay.add(answer);
            }
        }

        private void crash() {
            if (chance.nextBoolean()) {
                underWay.clear();
            }
            if (chance.nextBoolean()) {
                Step again = play.council.resume(play.folded(), new Input.Begin(play.now));
                assertThat(again.facts())
                        .as("taking up again tells nothing new")
                        .isEmpty();
                assertThat(sent)
                        .as("what is asked again was asked before, under the same id")
                        .containsAll(again.asks().stream()
                                .filter(ask -> ask.attempt() == 1)
                                .map(Ask::requestId)
                                .toList());
                play.state = again.next();
                again.asks().forEach(this::send);
            }
        }

        private void check(List<SessionEvent> told) {
            assertThat(play.state.dossier())
                    .as("the fold of what was published is what is known")
                    .isEqualTo(play.folded());
            assertThat(play.published(VerdictReached.class)).hasSizeLessThanOrEqualTo(1);
            List<String> paid = play.published(CostUpdated.class).stream()
                    .map(CostUpdated::requestId)
                    .toList();
            assertThat(play.state.asks()).extracting(Ask::requestId).doesNotHaveDuplicates();
            if (play.state instanceof Deliberation.Ended) {
                assertThat(play.state.dueAt()).isEmpty();
                assertThat(told.stream().filter(SimulationTest::isEnd)).hasSize(1);
                assertThat(isEnd(told.getLast()))
                        .as("nothing is told after the end")
                        .isTrue();
                assertThat(play.last.asks())
                        .as("nothing is asked after the end")
                        .isEmpty();
            } else {
                assertThat(play.state.asks()).as("something is always awaited").isNotEmpty();
            }
            assertThat(sent).containsAll(paid);
        }
    }

    private static boolean isEnd(SessionEvent event) {
        return event instanceof SessionCompleted || event instanceof SessionCancelled || event instanceof SessionFailed;
    }
}
