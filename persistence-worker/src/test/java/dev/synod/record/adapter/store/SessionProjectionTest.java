package dev.synod.record.adapter.store;

import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.record.SampleSession;
import dev.synod.record.shell.RecordedEvent;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SessionProjectionTest {
    @Test
    void a_complete_session_is_told_by_its_events() {
        SampleSession session = SampleSession.complete("alice");
        assertThat(SessionProjection.rows(session.recorded())).singleElement().satisfies(row -> {
            assertThat(row.sessionId).isEqualTo(session.id());
            assertThat(row.ownerId).isEqualTo("alice");
            assertThat(row.state).isEqualTo("COMPLETED");
            assertThat(row.outcome).isEqualTo("reduced");
            assertThat(row.createdAt).isEqualTo(session.events().getFirst().time());
            assertThat(row.updatedAt).isEqualTo(session.events().getLast().time());
            assertThat(row.endedAt).isEqualTo(session.events().getLast().time());
            assertThat(row.lastSequence).isEqualTo(9);
        });
    }

    @Test
    void the_order_of_arrival_makes_no_difference() {
        List<RecordedEvent> backwards =
                new ArrayList<>(SampleSession.complete("alice").recorded());
        Collections.reverse(backwards);
        assertThat(SessionProjection.rows(backwards)).singleElement().satisfies(row -> {
            assertThat(row.state).isEqualTo("COMPLETED");
            assertThat(row.ownerId).isEqualTo("alice");
            assertThat(row.createdAt).isBefore(row.updatedAt);
        });
    }

    @Test
    void each_session_of_a_batch_has_its_own_row() {
        SampleSession running = SampleSession.of("alice").created().then(new SessionStarted());
        SampleSession cancelled = SampleSession.of("bob").created().then(new SessionCancelled("enough"));
        List<RecordedEvent> batch = new ArrayList<>(running.recorded());
        batch.addAll(cancelled.recorded());
        assertThat(SessionProjection.rows(batch))
                .extracting(row -> row.state)
                .containsExactlyInAnyOrder("RUNNING", "CANCELLED");
    }
}
