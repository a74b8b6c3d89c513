package dev.synod.stream.core;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void what_memory_holds_is_sent_without_asking_the_record() {
        Cursor.Step step = Cursor.after(0).consult(memory(0, 1, 2, 3));

        assertThat(sequences(step.move())).containsExactly(1L, 2L, 3L);
        assertThat(step.next().consult(memory(3, 1, 2, 3)).move()).isEqualTo(new Move.Rest());
    }

    @Test
    void a_session_that_memory_does_not_know_is_replayed_from_the_record() {
        Cursor.Step step = Cursor.after(2).consult(Remembered.NOTHING);

        assertThat(step.move()).isEqualTo(new Move.ReadHistory(2));
        Cursor.Step replayed = replay(step.next(), history(2, 3, 4), true);
        assertThat(sequences(replayed.move())).containsExactly(3L, 4L);
        assertThat(replayed.next().consult(Remembered.NOTHING).move()).isEqualTo(new Move.Rest());
    }

    @Test
    void memory_that_begins_later_is_joined_by_the_record() {
        Cursor.Step step = Cursor.after(0).consult(memory(0, 4, 5));
        assertThat(step.move()).isEqualTo(new Move.ReadHistory(0));

        Cursor.Step replayed = replay(step.next(), history(0, 1, 2, 3), true);
        assertThat(sequences(replayed.move())).containsExactly(1L, 2L, 3L);
        assertThat(sequences(replayed.next().consult(memory(3, 4, 5)).move())).containsExactly(4L, 5L);
    }

    @Test
    void a_client_that_is_level_with_memory_rests_without_a_query() {
        assertThat(Cursor.after(5).consult(memory(5, 4, 5)).move()).isEqualTo(new Move.Rest());
    }

    @Test
    void the_record_is_read_on_until_it_has_no_more() {
        Cursor.Step step = replay(Cursor.after(0), history(0, 1, 2), false);

        assertThat(sequences(step.move())).containsExactly(1L, 2L);
        assertThat(step.next().consult(Remembered.NOTHING).move()).isEqualTo(new Move.ReadHistory(2));
    }

    @Test
    void a_lagging_record_is_waited_for_rather_than_skipped() {
        Cursor heard = Cursor.after(2).heardOf(new Reached(4, false));

        Cursor.Step step = replay(heard, history(2), true);

        assertThat(step.move()).isEqualTo(new Move.AwaitMissing());
        assertThat(sequences(replay(step.next(), history(2, 3, 4), true).move()))
                .containsExactly(3L, 4L);
    }

    @Test
    void a_gap_is_announced_once_patience_is_over_and_the_stream_goes_on_after_it() {
        Cursor waiting = replay(Cursor.after(2).heardOf(new Reached(6, false)), history(2, 6), true)
                .next();

        Cursor.Step step = waiting.replay(history(2, 6), true, Remembered.NOTHING, NOW.plus(PATIENCE), PATIENCE);

        assertThat(step.move()).isEqualTo(new Move.AnnounceGap(3, 6));
        assertThat(sequences(step.next().consult(memory(5, 6)).move())).containsExactly(6L);
    }

    @Test
    void without_a_later_event_to_go_on_with_no_gap_is_announced() {
        Cursor waiting = replay(Cursor.after(2).heardOf(new Reached(6, false)), history(2), true)
                .next();

        Cursor.Step step =
                waiting.replay(history(2), true, Remembered.NOTHING, NOW.plus(PATIENCE.multipliedBy(9)), PATIENCE);

        assertThat(step.move()).isEqualTo(new Move.AwaitMissing());
    }

    @Test
    void the_stream_finishes_after_the_ending_event() {
        Cursor.Step step = replay(Cursor.after(1), Remembered.beyond(1, List.of(ending(2))), true);

        assertThat(step.next().consult(Remembered.NOTHING).move()).isEqualTo(new Move.Finish());
    }

    @Test
    void a_client_that_came_with_the_ending_event_is_done_once_anybody_knows_that_it_is_one() {
        Cursor resting = replay(Cursor.after(2), Remembered.NOTHING, true).next();
        assertThat(resting.consult(Remembered.NOTHING).move()).isEqualTo(new Move.Rest());

        assertThat(resting.consult(Remembered.beyond(2, List.of(ending(2)))).move())
                .as("by memory")
                .isEqualTo(new Move.Finish());
        Cursor told = resting.heardOf(new Reached(2, false)).heardOf(new Reached(2, true));
        assertThat(told.consult(Remembered.NOTHING).move()).as("by hearsay").isEqualTo(new Move.Finish());
    }

    @Test
    void an_end_of_which_it_has_only_heard_does_not_finish_a_stream_that_lacks_events() {
        Cursor heard = Cursor.after(1).heardOf(new Reached(3, true));

        assertThat(replay(heard, Remembered.NOTHING, true).move()).isEqualTo(new Move.AwaitMissing());
        Cursor later = Cursor.after(3).heardOf(new Reached(3, true)).heardOf(new Reached(4, false));
        assertThat(sequences(replay(later, history(3, 4), true).move())).containsExactly(4L);
    }

    @Test
    void an_ending_event_that_others_follow_does_not_finish_the_stream() {
        Cursor atEnd = Cursor.after(0)
                .consult(new Remembered(List.of(ending(1)), null, new Reached(1, true)))
                .next();

        assertThat(sequences(atEnd.consult(memory(1, 2)).move())).containsExactly(2L);
    }

    @Test
    void repeats_and_old_rows_are_not_sent_again() {
        Remembered found = Remembered.beyond(2, List.of(frame(1), frame(2), frame(2), frame(3), frame(3), frame(4)));

        assertThat(found.run()).extracting(Frame::sequence).containsExactly(3L, 4L);
        assertThat(found.beyond()).isNull();
    }

    private static Cursor.Step replay(Cursor cursor, Remembered rows, boolean whole) {
        return cursor.replay(rows, whole, Remembered.NOTHING, NOW, PATIENCE);
    }

    private static Remembered history(long after, long... sequences) {
        return Remembered.beyond(after, frames(sequences));
    }

    private static Remembered memory(long after, long... sequences) {
        return Remembered.beyond(after, frames(sequences));
    }

    private static List<Frame> frames(long... sequences) {
        return LongStream.of(sequences).mapToObj(CursorTest::frame).toList();
    }

    private static Frame frame(long sequence) {
        return new Frame(sequence, false, new byte[0]);
    }

    private static Frame ending(long sequence) {
        return new Frame(sequence, true, new byte[0]);
    }

    private static List<Long> sequences(Move move) {
        assertThat(move).isInstanceOf(Move.Send.class);
        return ((Move.Send) move).frames().stream().map(Frame::sequence).toList();
    }
}
