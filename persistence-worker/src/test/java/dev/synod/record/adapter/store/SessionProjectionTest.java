package dev.synod.record.adapter.store;

import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionPaused;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.WaitingFor;
import dev.synod.record.SampleSession;
import dev.synod.record.shell.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SessionProjectionTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");

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
    void a_session_that_stands_still_says_so_until_it_is_resumed() {
        SampleSession session = SampleSession.of("alice").created().then(new SessionStarted(null));
        assertThat(stateAfter(session, new SessionWaiting(WaitingFor.USER, "asked to say more", SINCE)))
                .isEqualTo("WAITING");
        assertThat(stateAfter(session, new SessionResumed(ResumedBy.CLARIFICATION, null)))
                .isEqualTo("RUNNING");
        assertThat(stateAfter(session, new SessionPaused(SINCE))).isEqualTo("PAUSED");
        assertThat(stateAfter(session, new SessionResumed(ResumedBy.USER, null)))
                .isEqualTo("RUNNING");
    }

    @Test
    void a_failed_session_that_is_tried_again_has_no_end() {
        SampleSession session = SampleSession.of("alice").created().then(new SessionStarted(null));
        session.then(new SessionFailed("no_quorum", "nobody answered", true));
        assertThat(SessionProjection.rows(session.recorded())).singleElement().satisfies(row -> assertThat(row.endedAt)
                .isNotNull());
        session.then(new SessionResumed(ResumedBy.RETRY, null));
        assertThat(SessionProjection.rows(session.recorded())).singleElement().satisfies(row -> {
            assertThat(row.state).isEqualTo("RUNNING");
            assertThat(row.outcome).isNull();
            assertThat(row.endedAt).isNull();
        });
    }

    @Test
    void each_session_of_a_batch_has_its_own_row() {
        SampleSession running = SampleSession.of("alice").created().then(new SessionStarted(null));
        SampleSession cancelled = SampleSession.of("bob").created().then(new SessionCancelled("enough"));
        List<RecordedEvent> batch = new ArrayList<>(running.recorded());
        batch.addAll(cancelled.recorded());
        assertThat(SessionProjection.rows(batch))
                .extracting(row -> row.state)
                .containsExactlyInAnyOrder("RUNNING", "CANCELLED");
    }

    private static @Nullable String stateAfter(SampleSession session, SessionEvent event) {
        return SessionProjection.rows(session.then(event).recorded()).iterator().next().state;
    }
}
