package dev.synod.stream.shell.session;

import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.Connection;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.LongStream;

import static dev.synod.stream.shell.session.SimulatedWorld.SESSION;
import static dev.synod.stream.shell.session.SimulatedWorld.ending;
import static dev.synod.stream.shell.session.SimulatedWorld.event;
import static dev.synod.stream.shell.session.SimulatedWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

class ViewerTest {
    private final SimulatedWorld world = new SimulatedWorld(
            1, new EventMemory.Bounds(10, 100, 1_000_000), Map.of("max-unflushed", "2K", "stall-timeout", "10s"));

    @Test
    void a_burst_goes_out_in_one_write() {
        LongStream.rangeClosed(1, 20).forEach(sequence -> world.live(event(sequence)));
        SimulatedLine line = world.connect(0);
        world.pass(1);

        assertThat(line.ids()).hasSize(20);
        assertThat(line.writes()).as("the retry hint, then all events").isEqualTo(2);
        assertThat(line.text()).startsWith("retry: ");
    }

    @Test
    void a_silent_connection_is_kept_alive() {
        world.live(event(1));
        SimulatedLine line = world.connect(1);
        world.pass(46);

        assertThat(line.text().split(": keepalive\n\n", -1)).hasSize(4);
        assertThat(line.ids()).isEmpty();
    }

    @Test
    void deltas_are_shown_live_and_leave_no_id() {
        world.live(event(1));
        SimulatedLine line = world.connect(0);
        world.pass(1);
        world.viewers.pass(SESSION, SseText.passing("contribution.delta", json("{\"text\":\"so\"}")));
        world.live(event(2));
        world.pass(1);

        assertThat(line.events()).containsExactly("round.started", "contribution.delta", "round.started");
        assertThat(line.ids()).containsExactly(1L, 2L);
    }

    @Test
    void deltas_are_not_shown_while_history_is_being_replayed() {
        world.record.store(SESSION, event(1));
        SimulatedLine line = world.connect(0);
        world.viewers.pass(SESSION, SseText.passing("contribution.delta", json("{}")));
        world.pass(1);

        assertThat(line.events()).containsExactly("round.started");
    }

    @Test
    void a_client_that_stops_reading_costs_no_more_than_its_room_and_is_closed() {
        world.live(event(1));
        SimulatedLine line = world.connect(0);
        world.pass(1);
        line.stopReading();
        LongStream.rangeClosed(2, 90).forEach(sequence -> {
            world.live(event(sequence));
            world.pass(0);
        });
        assertThat(line.bytes()).isLessThan(2048 + 500);
        world.pass(20);

        assertThat(line.aborted()).isTrue();
        assertThat(world.connections.count()).isZero();
        assertThat(line.text()).as("whole events only").endsWith("\n\n");
    }

    @Test
    void a_slow_client_gets_everything_even_what_memory_has_forgotten_meanwhile() {
        world.live(event(1));
        SimulatedLine line = world.connect(0);
        world.pass(1);
        line.stopReading();
        LongStream.rangeClosed(2, 300).forEach(sequence -> {
            world.record.store(SESSION, event(sequence));
            world.live(event(sequence));
            world.pass(0);
        });
        world.pass(5);
        line.readAgain();
        world.pass(20);

        assertThat(line.ids())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(line.aborted()).isFalse();
    }

    @Test
    void what_is_in_memory_is_served_while_the_record_is_away() {
        world.record.away(true);
        world.live(event(1));
        world.live(event(2));
        SimulatedLine line = world.connect(0);
        world.pass(1);

        assertThat(line.ids()).containsExactly(1L, 2L);
        assertThat(world.record.reads()).isZero();
    }

    @Test
    void history_is_asked_for_again_until_the_record_is_back() {
        world.record.away(true);
        world.record.store(SESSION, event(1));
        SimulatedLine line = world.connect(0);
        world.pass(30);
        assertThat(line.ids()).isEmpty();
        assertThat(world.record.reads()).isBetween(5, 30);
        world.record.away(false);
        world.pass(5);

        assertThat(line.ids()).containsExactly(1L);
    }

    @Test
    void what_nobody_has_is_announced_as_a_gap_after_ten_seconds() {
        world.live(event(4));
        SimulatedLine line = world.connect(0);
        world.pass(9);
        assertThat(line.ids()).isEmpty();
        world.pass(5);

        assertThat(line.text()).contains("event: gap.detected\ndata: {\"expected\":1,\"actual\":4,\"missed\":3}\n\n");
        assertThat(line.ids()).containsExactly(4L);
    }

    @Test
    void a_finished_session_ends_the_stream() {
        world.record.store(SESSION, event(1));
        world.record.store(SESSION, ending(2));
        SimulatedLine line = world.connect(0);
        world.pass(1);

        assertThat(line.ids()).containsExactly(1L, 2L);
        assertThat(line.ended()).isTrue();
        assertThat(world.viewers.sessions()).isEmpty();
    }

    @Test
    void a_client_that_came_with_the_last_event_is_let_go_once_the_tail_brings_it() {
        SimulatedLine line = world.connect(2);
        world.pass(1);
        assertThat(line.ended()).isFalse();
        world.live(ending(2));
        world.pass(1);

        assertThat(line.ended()).isTrue();
        assertThat(line.ids()).isEmpty();
    }

    @Test
    void a_client_that_came_with_the_last_event_is_let_go_once_the_record_has_it() {
        world.watchRecord();
        world.record.away(true);
        SimulatedLine line = world.connect(2);
        world.pass(7);
        world.record.away(false);
        world.pass(7);
        assertThat(line.ended()).isFalse();
        world.record.store(SESSION, event(1));
        world.record.store(SESSION, ending(2));
        world.pass(7);

        assertThat(line.ended()).isTrue();
        assertThat(line.ids()).isEmpty();
    }

    @Test
    void a_client_that_came_with_the_latest_event_of_a_running_session_stays() {
        world.watchRecord();
        world.record.store(SESSION, event(1));
        SimulatedLine line = world.connect(1);
        world.pass(30);
        assertThat(line.ended()).isFalse();
        world.live(event(2));
        world.pass(1);

        assertThat(line.ids()).containsExactly(2L);
        assertThat(line.ended()).isFalse();
    }

    @Test
    void a_stopping_server_says_so_and_takes_nobody_new() {
        world.live(event(1));
        SimulatedLine line = world.connect(0);
        world.pass(1);
        world.connections.drain();
        world.pass(1);

        assertThat(line.events()).containsExactly("round.started", "stream.closing");
        assertThat(line.ended()).isTrue();
        assertThat(world.connections.full()).isTrue();
    }

    @Test
    void a_long_history_is_sent_in_bounded_pieces() {
        String text = "x".repeat(500);
        LongStream.rangeClosed(1, 30)
                .forEach(sequence -> world.record.store(
                        SESSION,
                        SseText.event(sequence, "dev.synod.round.started.v1", json("{\"text\":\"" + text + "\"}"))));
        SimulatedLine line = world.connect(0);
        line.stopReading();
        world.pass(5);

        assertThat(line.bytes()).as("two kilobytes, and what began before").isLessThan(4_000);
        line.readAgain();
        world.pass(60);
        assertThat(line.ids()).hasSize(30);
    }

    @Test
    void a_client_that_left_is_forgotten() {
        SimulatedLine line = new SimulatedLine(world.time, () -> 1);
        Connection connection = world.viewers.open(new Viewing("alice", SESSION, 0), line);
        connection.left();
        world.pass(1);

        assertThat(world.connections.count()).isZero();
        assertThat(world.viewers.watched(SESSION)).isFalse();
    }
}
