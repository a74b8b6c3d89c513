package dev.synod.record.adapter.kafka;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.Topics;
import dev.synod.events.replan.Rejection;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.events.replan.ReplanReply;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanRejected;
import dev.synod.events.replan.ReplanReply.ReplanUnlinked;
import dev.synod.events.session.Replanning;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_record"), @ResourceArg(name = "connect", value = "true")
        })
class ReplanCommandsIT {
    private final Surroundings world = new Surroundings();
    private final String sagaId = UUID.randomUUID().toString();
    private final String newSession = UUID.randomUUID().toString();
    private TopicReader replies;
    private SampleSession session;
    private String actionId;

    @BeforeEach
    void a_blocked_action_in_a_project() {
        replies = TopicReader.fromNow(world.stack(), Topics.REPLAN_REPLIES);
        session = SampleSession.complete("alice");
        world.publishAndAwait(session);
        actionId = session.id() + "/a1";
        world.stack()
                .database()
                .execute(
                        "update record.action set status = 'blocked', blocked_because = 'No keys.' where action_id = ?",
                        actionId);
        UUID project = UUID.randomUUID();
        world.stack()
                .database()
                .execute(
                        "insert into record.project (id, owner_id, name, created_at, updated_at, version) values (?, 'alice', 'p', now(), now(), 0)",
                        project);
        world.stack()
                .database()
                .execute(
                        "insert into record.project_session (project_id, session_id) values (?, ?)",
                        project,
                        session.id());
    }

    @AfterEach
    void hangUp() {
        replies.close();
    }

    @Test
    void a_link_is_answered_with_all_that_the_new_session_should_know() {
        send(link("alice"));

        Replanning replanning = ((ReplanLinked) reply(1)).replanning();
        assertThat(replanning.blockedBecause()).isEqualTo("No keys.");
        assertThat(replanning.title()).isEqualTo("Do 1");
        assertThat(replanning.sessionId()).isEqualTo(session.id().toString());
        assertThat(replanning.recommendation()).isEqualTo("Spaces.");
        assertThat(replanning.projectId()).isNotNull();
        assertThat(replanning.related())
                .extracting(Replanning.RelatedAction::actionId)
                .containsExactly(session.id() + "/a2", session.id() + "/a3");
        assertThat(action()).containsEntry("replanned_by", UUID.fromString(newSession));
        assertThat(projectsOfNewSession()).isEqualTo(1L);
    }

    @Test
    void a_link_that_comes_again_is_answered_the_same_and_changes_nothing_more() {
        send(link("alice"));
        ReplanReply first = reply(1);
        Map<String, @Nullable Object> linked = action();
        send(link("alice"));

        assertThat(reply(2)).isEqualTo(first);
        assertThat(action()).isEqualTo(linked);
    }

    @Test
    void an_unlink_takes_it_all_back() {
        send(link("alice"));
        reply(1);
        send(unlink());

        assertThat(reply(2)).isEqualTo(new ReplanUnlinked(sagaId));
        assertThat(action()).containsEntry("replanned_by", null).containsEntry("status", "blocked");
        assertThat(projectsOfNewSession()).isEqualTo(0L);
    }

    @Test
    void a_link_that_comes_after_its_unlink_links_nothing() {
        send(unlink());
        reply(1);
        send(link("alice"));

        assertThat(reply(2)).isEqualTo(new ReplanUnlinked(sagaId));
        assertThat(action()).containsEntry("replanned_by", null);
        assertThat(projectsOfNewSession()).isEqualTo(0L);
    }

    @Test
    void somebody_elses_action_and_one_that_is_not_there_are_refused_alike() {
        send(link("mallory"));
        assertThat(((ReplanRejected) reply(1)).reason()).isEqualTo(Rejection.ACTION_NOT_FOUND);
        assertThat(action()).containsEntry("replanned_by", null);

        String noSaga = UUID.randomUUID().toString();
        send(new LinkReplan(noSaga, UUID.randomUUID() + "/a1", "alice", newSession));
        assertThat(((ReplanRejected) read(noSaga, 1)).detail()).isEqualTo(((ReplanRejected) reply(1)).detail());
    }

    @Test
    void an_action_that_is_not_blocked_is_refused_with_how_far_it_is() {
        world.stack().database().execute("update record.action set status = 'done' where action_id = ?", actionId);
        send(link("alice"));

        ReplanRejected rejected = (ReplanRejected) reply(1);
        assertThat(rejected.reason()).isEqualTo(Rejection.ACTION_NOT_BLOCKED);
        assertThat(rejected.detail()).contains("is done");
    }

    @Test
    void an_action_that_is_replanned_already_names_the_session() {
        send(link("alice"));
        reply(1);
        String another = UUID.randomUUID().toString();
        send(new LinkReplan(another, actionId, "alice", UUID.randomUUID().toString()));

        ReplanRejected rejected = (ReplanRejected) read(another, 1);
        assertThat(rejected.reason()).isEqualTo(Rejection.ALREADY_REPLANNED);
        assertThat(rejected.sessionId()).isEqualTo(newSession);
    }

    @Test
    void a_killed_database_costs_time_and_nothing_else() {
        world.stack().postgres().takeAway();
        send(link("alice"));
        send(unlink());
        world.stack().postgres().bringBack();

        assertThat(reply(1)).isInstanceOf(ReplanLinked.class);
        assertThat(reply(2)).isInstanceOf(ReplanUnlinked.class);
        assertThat(action()).containsEntry("replanned_by", null);
    }

    @Test
    void a_command_that_cannot_be_read_goes_to_the_dead_letters_and_holds_nothing_up() {
        try (TopicReader dead = TopicReader.fromNow(world.stack(), Topics.REPLAN_COMMANDS_DLT);
                TopicWriter writer = new TopicWriter(world.stack())) {
            writer.send(
                    Topics.REPLAN_COMMANDS,
                    sagaId,
                    TopicWriter.envelope(sagaId + "/x", "dev.synod.replan.link.v1", sagaId),
                    "{}");
            send(link("alice"));

            assertThat(reply(1)).isInstanceOf(ReplanLinked.class);
            assertThat(dead.awaitKey(1, sagaId)).singleElement().satisfies(letter -> assertThat(
                            TopicReader.header(letter, "dead-letter-reason"))
                    .contains("sagaId"));
        }
    }

    private LinkReplan link(String owner) {
        return new LinkReplan(sagaId, actionId, owner, newSession);
    }

    private UnlinkReplan unlink() {
        return new UnlinkReplan(sagaId, actionId, "alice", newSession);
    }

    private void send(ReplanCommand command) {
        try (TopicWriter writer = new TopicWriter(world.stack())) {
            String type = MessageTypes.typeOf(command.getClass());
            writer.send(
                    Topics.REPLAN_COMMANDS,
                    command.sagaId(),
                    TopicWriter.envelope(UUID.randomUUID().toString(), type, command.sessionId()),
                    MessageJson.write(command));
        }
    }

    private ReplanReply reply(int count) {
        return read(sagaId, count);
    }

    /** The reply to the saga's command of this number. */
    private ReplanReply read(String saga, int count) {
        var told = replies.awaitKey(count, saga).get(count - 1);
        return (ReplanReply) TopicReader.message(told).orElseThrow();
    }

    private Map<String, @Nullable Object> action() {
        List<Map<String, @Nullable Object>> rows =
                world.rows("select status, replanned_by, version from record.action where action_id = ?", actionId);
        return rows.getFirst();
    }

    private @Nullable Object projectsOfNewSession() {
        return world.stack()
                .database()
                .single(
                        "select count(*) from record.project_session where session_id = ?",
                        UUID.fromString(newSession));
    }
}
