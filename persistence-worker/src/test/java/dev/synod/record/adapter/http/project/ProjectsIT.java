package dev.synod.record.adapter.http.project;

import dev.synod.record.adapter.http.Api;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class ProjectsIT {
    private static final String PROJECTS = "/api/v1/projects";
    private static final String UNKNOWN = PROJECTS + "/019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b";

    private final Api alice = Api.user("alice");

    @Test
    void a_project_is_made_and_read_and_not_again_while_it_is_the_same() {
        Response made = alice.sending("{\"name\": \"Move\", \"description\": \"To Berlin\"}")
                .post(PROJECTS);
        made.then()
                .statusCode(201)
                .body("name", equalTo("Move"))
                .body("description", equalTo("To Berlin"))
                .body("createdAt", notNullValue());
        String tag = alice.get(made.header("Location"))
                .statusCode(200)
                .body("id", equalTo(made.path("id")))
                .body("createdAt", equalTo(made.path("createdAt")))
                .extract()
                .header("ETag");
        assertThat(tag).isEqualTo(made.header("ETag"));
        alice.with()
                .header("If-None-Match", tag)
                .get(made.header("Location"))
                .then()
                .statusCode(304);
    }

    @Test
    void the_same_key_and_body_is_the_same_project_and_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        String first = make(alice, key, "Move").then().statusCode(201).extract().path("id");
        make(alice, key, "Move").then().statusCode(201).body("id", equalTo(first));
        make(alice, key, "Stay")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"))
                .body("detail", containsString(first));
        assertThat((String) make(Api.user("bob"), key, "Move").path("id")).isNotEqualTo(first);
        assertThat(alice.readPages(PROJECTS, "id")).containsExactly(first);
    }

    @Test
    void the_same_key_sent_many_times_at_once_makes_one_project() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<Response>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> make(alice, key, "Move")))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join)).allMatch(answer -> answer.statusCode() == 201);
        assertThat(alice.readPages(PROJECTS, "id")).hasSize(1);
    }

    @Test
    void projects_are_read_page_by_page_newest_first() {
        List<String> made = Stream.generate(() -> make(alice, null, "P").<String>path("id"))
                .limit(5)
                .toList();
        make(Api.user("bob"), null, "P");
        assertThat(alice.readPages(PROJECTS, "id")).containsExactlyElementsOf(made.reversed());
    }

    @Test
    void a_project_is_changed_by_who_has_seen_it_as_it_is() {
        Response made = make(alice, null, "Move");
        String path = made.header("Location");
        String tag = change(alice, path, made.header("ETag"), "Stay")
                .then()
                .statusCode(200)
                .body("name", equalTo("Stay"))
                .body("description", nullValue())
                .extract()
                .header("ETag");
        change(alice, path, made.header("ETag"), "Go")
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition_failed"));
        alice.sending("{\"name\": \"Go\"}")
                .put(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"));
        assertThat(change(alice, path, tag, "Stay").header("ETag"))
                .as("the same again is no change")
                .isEqualTo(tag);
        alice.get(path).body("name", equalTo("Stay"));
    }

    @Test
    void of_two_changes_at_once_one_wins_and_the_other_is_told() {
        Response made = make(alice, null, "Move");
        String tag = made.header("ETag");
        for (int round = 0; round < 20; round++) {
            String seen = tag;
            String name = "Round " + round;
            List<Response> both = IntStream.range(0, 2)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> change(alice, made.header("Location"), seen, name + i)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(both).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
            tag = alice.get(made.header("Location")).extract().header("ETag");
        }
    }

    @Test
    void a_project_is_removed_by_who_has_seen_it_as_it_is() {
        Response made = make(alice, null, "Move");
        String path = made.header("Location");
        alice.with().delete(path).then().statusCode(428);
        alice.with().header("If-Match", "\"7\"").delete(path).then().statusCode(412);
        alice.with().header("If-Match", made.header("ETag")).delete(path).then().statusCode(204);
        alice.get(path).statusCode(404);
    }

    @Test
    void another_users_project_looks_like_none_and_an_operator_may_look_only() {
        Response made = make(alice, null, "Move");
        String path = made.header("Location");
        Api bob = Api.user("bob");
        bob.get(path).statusCode(404).body("code", equalTo("not_found"));
        bob.get(UNKNOWN).statusCode(404).body("code", equalTo("not_found"));
        Api.admin().get(path).statusCode(200).body("name", equalTo("Move"));
        for (Api other : List.of(bob, Api.admin())) {
            change(other, path, made.header("ETag"), "Mine").then().statusCode(404);
            other.with()
                    .header("If-Match", made.header("ETag"))
                    .delete(path)
                    .then()
                    .statusCode(404);
        }
        given().get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                     | violations
            {"name": " "}                          | violations
            {"name": "a\\u0000"}                   | violations
            {"name": "a", "description": "\\u0000"}| violations
            {"name": 7}                            | 'name' must be a text in quotes
            {"name": "a", "colour": "red"}         | colour
            """)
    void a_bad_body_is_told_how_it_should_be(String body, String detail) {
        alice.sending(body)
                .post(PROJECTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("detail", containsString(detail));
    }

    @Test
    void a_bad_value_is_told_where_it_is_and_how_it_should_be() {
        alice.get(PROJECTS + "/abc")
                .statusCode(400)
                .body("detail", containsString("The id in the path is 'abc'; it must be a project id"));
        alice.get(PROJECTS + "?cursor=x").statusCode(400).body("detail", containsString("never gave out"));
        alice.get(PROJECTS + "?limit=0").statusCode(400).body("detail", containsString("from 1 to 200"));
        alice.sending("{\"name\": \"a\"}")
                .header("Idempotency-Key", "k".repeat(256))
                .post(PROJECTS)
                .then()
                .statusCode(400)
                .body("detail", containsString("'Idempotency-Key' must be 1 to 255"));
    }

    private static Response make(Api who, String key, String name) {
        var request = who.sending("{\"name\": \"" + name + "\"}");
        return (key == null ? request : request.header("Idempotency-Key", key)).post(PROJECTS);
    }

    private static Response change(Api who, String path, String tag, String name) {
        return who.sending("{\"name\": \"" + name + "\"}")
                .header("If-Match", tag)
                .put(path);
    }
}
