package dev.synod.e2e;

import dev.synod.events.Topics;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TopicReader;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Faults at each step of the replan saga, in both ways: whoever has the next step dies and comes back, or stays away
 * until the saga has given up on it. Either way nothing is left half done.
 */
class ReplanFaultsIT {
    private static final int AT_ONCE = 3;

    private final TestSuite suite = Suites.running();
    private final Replans replans = new Replans(suite);
    private final List<String> actions = replans.blockedActions(AT_ONCE);

    @Test
    void the_session_service_killed_after_it_has_begun() {
        suite.part("connect").takeAway();
        begin();
        suite.part("session-service").kill();
        suite.part("connect").bringBack();
        suite.part("session-service").awaitReady();

        replans.assertAllDoneOrAllUndone(actions);
    }

    @Test
    void the_record_away_until_the_saga_has_given_up() {
        suite.part("persistence-worker").takeAway();
        begin();
        actions.forEach(action -> awaitSaga(action, "UNLINKING"));
        suite.part("persistence-worker").bringBack();

        replans.assertAllDoneOrAllUndone(actions);
        assertThat(replans.done(actions)).isZero();
    }

    @Test
    void the_record_killed_when_it_has_linked_and_its_answer_is_not_out() {
        suite.part("persistence-worker").takeAway();
        try (TopicReader commands = TopicReader.fromNow(suite.stack(), Topics.REPLAN_COMMANDS)) {
            begin();
            commands.await(AT_ONCE, sent -> actions.stream().anyMatch(String.valueOf(sent.value())::contains));
        }
        suite.part("connect").takeAway();
        suite.part("persistence-worker").bringBack();
        actions.forEach(action -> await().until(() -> isReferredTo(action)));
        suite.part("persistence-worker").kill();
        actions.forEach(action -> awaitSaga(action, "UNLINKING"));
        suite.part("connect").bringBack();
        suite.part("persistence-worker").awaitReady();

        replans.assertAllDoneOrAllUndone(actions);
        assertThat(replans.done(actions)).isZero();
    }

    @Test
    void the_session_service_away_while_the_answer_comes() {
        suite.part("persistence-worker").takeAway();
        begin();
        suite.part("session-service").takeAway();
        suite.part("persistence-worker").bringBack();
        actions.forEach(action -> await().until(() -> isReferredTo(action)));
        suite.part("session-service").bringBack();

        replans.assertAllDoneOrAllUndone(actions);
    }

    @Test
    void the_database_killed_at_any_moment() {
        begin();
        suite.part("postgres").kill();
        suite.part("postgres").awaitReady();

        replans.assertAllDoneOrAllUndone(actions);
    }

    private void begin() {
        actions.forEach(action ->
                assertThat(replans.ask(action, "respond-async").statusCode()).isEqualTo(202));
    }

    private boolean isReferredTo(String action) {
        return suite.stack().database().single("select replanned_by from record.action where action_id = ?", action)
                != null;
    }

    private void awaitSaga(String action, String state) {
        await().ignoreExceptions().atMost(Duration.ofSeconds(60)).until(() -> suite.stack()
                .database()
                .single("select state from session.replan where action_id = ?", action)
                .equals(state));
    }
}
