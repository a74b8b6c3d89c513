package dev.synod.record.adapter.http.project;

import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.adapter.http.Api;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class ProjectSessionsIT {
    private final Surroundings world = new Surroundings();
    private final Api alice = Api.user("alice");

    @Test
    void a_session_is_put_in_and_taken_out_as_often_as_one_likes() {
        String project = project(alice);
        UUID session = session(alice);
        link(alice, project, session).statusCode(204);
        link(alice, project, session).statusCode(204);
        alice.get(project + "/sessions")
                .statusCode(200)
                .body("items.sessionId", contains(session.toString()))
                .body("items[0].state", equalTo("COMPLETED"))
                .body("items[0].outcome", equalTo("reduced"));
        unlink(alice, project, session).statusCode(204);
        unlink(alice, project, session).statusCode(204);
        alice.get(project + "/sessions").body("items", empty());
    }

    @Test
    void a_session_is_in_one_project_at_most() {
        String first = project(alice);
        String second = project(alice);
        UUID session = session(alice);
        link(alice, first, session).statusCode(204);
        link(alice, second, session)
                .statusCode(409)
                .body("code", equalTo("session_in_other_project"))
                .body("project", equalTo(first.substring(first.lastIndexOf('/') + 1)))
                .body("detail", containsString("Take it out of there first"));
        unlink(alice, second, session).statusCode(204);
        alice.get(first + "/sessions").body("items.sessionId", contains(session.toString()));
        unlink(alice, first, session).statusCode(204);
        link(alice, second, session).statusCode(204);
    }

    @Test
    void of_two_projects_at_once_one_gets_the_session() {
        UUID session = session(alice);
        List<CompletableFuture<Integer>> both = Stream.of(project(alice), project(alice))
                .map(project -> CompletableFuture.supplyAsync(
                        () -> link(alice, project, session).extract().statusCode()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(204, 409);
    }

    @Test
    void sessions_are_read_page_by_page_without_gap_or_repeat() {
        String project = project(alice);
        List<String> sessions = Stream.generate(() -> session(alice))
                .limit(5)
                .peek(session -> link(alice, project, session).statusCode(204))
                .map(UUID::toString)
                .toList();
        assertThat(alice.readPages(project + "/sessions", "sessionId"))
                .hasSize(5)
                .containsExactlyInAnyOrderElementsOf(sessions);
    }

    @Test
    void a_removed_project_leaves_its_sessions_and_their_actions() {
        Response made = alice.sending("{\"name\": \"Move\"}").post("/api/v1/projects");
        UUID session = session(alice);
        link(alice, made.header("Location"), session).statusCode(204);
        alice.with()
                .header("If-Match", made.header("ETag"))
                .delete(made.header("Location"))
                .then()
                .statusCode(204);
        alice.get("/api/v1/sessions/" + session + "/verdict").statusCode(200);
        alice.get("/api/v1/actions/" + session + "/a1").statusCode(200);
        link(alice, project(alice), session).statusCode(204);
    }

    @Test
    void nobody_links_what_is_not_theirs() {
        Api bob = Api.user("bob");
        String hers = project(alice);
        UUID herSession = session(alice);
        for (Api other : List.of(bob, Api.admin())) {
            link(other, project(other), herSession).statusCode(404).body("code", equalTo("not_found"));
            link(other, hers, session(other)).statusCode(404).body("code", equalTo("not_found"));
            unlink(other, hers, herSession).statusCode(404);
        }
        link(alice, hers, UUID.randomUUID()).statusCode(404).body("code", equalTo("not_found"));
        bob.get(hers + "/sessions").statusCode(404);
        Api.admin().get(hers + "/sessions").statusCode(200);
    }

    @Test
    void a_bad_value_is_told_where_it_is_and_how_it_should_be() {
        String project = project(alice);
        alice.with()
                .put(project + "/sessions/abc")
                .then()
                .statusCode(400)
                .body("detail", containsString("The session's id in the path is 'abc'; it must be a session id"));
        alice.get(project + "/sessions?cursor=x").statusCode(400).body("detail", containsString("never gave out"));
        alice.get(project + "/sessions?limit=x").statusCode(400).body("detail", containsString("from 1 to 200"));
    }

    private UUID session(Api owner) {
        SampleSession session = SampleSession.complete(owner.name());
        world.publishAndAwait(session);
        return session.id();
    }

    private static String project(Api owner) {
        return owner.sending("{\"name\": \"Move\"}").post("/api/v1/projects").header("Location");
    }

    private static ValidatableResponse link(Api who, String project, UUID session) {
        return who.with().put(project + "/sessions/" + session).then();
    }

    private static ValidatableResponse unlink(Api who, String project, UUID session) {
        return who.with().delete(project + "/sessions/" + session).then();
    }
}
