package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.Http;
import dev.synod.testing.TestDatabase;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Blocked actions of alice's, her wishes to have them replanned, and what both databases say of it. */
final class Replans {
    private static final String USER = "alice";

    private final TestSuite suite;
    private final TestDatabase database;
    private final Http http = new Http();

    Replans(TestSuite suite) {
        this.suite = suite;
        this.database = suite.stack().database();
    }

    /** So many blocked actions of a session that the record has, in a project: as if a verdict had had them. */
    List<String> blockedActions(int count) {
        UUID session = UUID.randomUUID();
        UUID project = UUID.randomUUID();
        database.execute(
                "insert into record.session (session_id, owner_id, problem, state, state_sequence, created_at, updated_at, last_sequence)"
                        + " values (?, ?, 'Which supplier?', 'COMPLETED', 1, now(), now(), 1)",
                session,
                USER);
        database.execute(
                "insert into record.project (id, owner_id, name, created_at, updated_at, version) values (?, ?, 'Supply', now(), now(), 0)",
                project,
                USER);
        database.execute("insert into record.project_session (project_id, session_id) values (?, ?)", project, session);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> blockedAction(session, number))
                .toList();
    }

    private String blockedAction(UUID session, int number) {
        String id = session + "/a" + number;
        database.execute(
                "insert into record.action (action_id, session_id, owner_id, position, title, description, priority,"
                        + " success_criteria, kill_criteria, depends_on, steps, status, blocked_because, created_at)"
                        + " values (?, ?, ?, ?, 'Ask for offers', 'From three of them.', 'high', '[]', '[]', '[]', '[]',"
                        + " 'blocked', 'Nobody answers.', now())",
                id,
                session,
                USER,
                number);
        return id;
    }

    /** Asks for a replanning and doesn't wait for it. */
    HttpResponse<String> ask(String actionId, String prefer) {
        return http.send(request(suite.session().resolve("/api/v1/actions/" + actionId + "/replan"))
                .header("Prefer", prefer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"options\": {\"maxSubProblems\": 1, \"rounds\": 2, \"panelSize\": 3}}")));
    }

    /** Sets the state of an action as its owner does. */
    HttpResponse<String> block(String actionId, String reason) {
        URI action = suite.record().resolve("/api/v1/actions/" + actionId);
        HttpResponse<String> before = http.send(request(action).GET());
        assertThat(before.statusCode()).as(before.body()).isEqualTo(200);
        return http.send(request(action)
                .header("If-Match", before.headers().firstValue("ETag").orElseThrow())
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString(
                                "{\"status\": \"blocked\", \"blockedBecause\": \"" + reason + "\"}")));
    }

    /** An action as the record shows it. */
    JsonNode action(String actionId) {
        HttpResponse<String> answer = http.send(
                request(suite.record().resolve("/api/v1/actions/" + actionId)).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.json(answer.body());
    }

    /** Waits until every saga about these actions has ended, and looks for what may be left of them: by SQL. */
    void assertAllDoneOrAllUndone(List<String> actionIds) {
        for (String actionId : actionIds) {
            Awaitility.await("the saga about " + actionId + " ends")
                    .atMost(Duration.ofSeconds(180))
                    .ignoreExceptions()
                    .until(() -> List.of("LINKED", "UNLINKED")
                            .contains(saga(actionId).get("state")));
            assertWhole(actionId, saga(actionId));
        }
    }

    /** How many of these are replanned. */
    long done(List<String> actionIds) {
        return actionIds.stream()
                .filter(actionId -> "LINKED".equals(saga(actionId).get("state")))
                .count();
    }

    private void assertWhole(String actionId, Map<String, @Nullable Object> saga) {
        boolean done = "LINKED".equals(saga.get("state"));
        Object session = saga.get("session_id");
        assertThat(count("session.session where id = ? and status <> 'LINKING'", session))
                .as("the session of %s", saga)
                .isEqualTo(done ? 1L : 0L);
        assertThat(count("session.session where id = ? and status = 'LINKING'", session))
                .as("a session left over of %s", saga)
                .isEqualTo(0L);
        assertThat(count("record.action where action_id = ? and replanned_by = ?", actionId, session))
                .as("the action's reference of %s", saga)
                .isEqualTo(done ? 1L : 0L);
        assertThat(count("record.action where replanned_by = ?", session))
                .as("references to the session of %s", saga)
                .isEqualTo(done ? 1L : 0L);
        assertThat(count("record.project_session where session_id = ?", session))
                .as("the project's link of %s", saga)
                .isEqualTo(done ? 1L : 0L);
    }

    private Map<String, @Nullable Object> saga(String actionId) {
        return database.query("select state, session_id, undo_code from session.replan where action_id = ?", actionId)
                .getFirst();
    }

    private @Nullable Object count(String from, @Nullable Object... arguments) {
        return database.single("select count(*) from " + from, arguments);
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + TestTokens.user(USER));
    }
}
