package dev.synod.record.adapter.http;

import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class OwnerIT {
    private final Surroundings world = new Surroundings();
    private final Api alice = Api.user("alice");

    @ParameterizedTest
    @ValueSource(strings = {"verdicts", "costs"})
    void a_list_is_read_page_by_page_without_gap_or_repeat(String list) {
        List<String> mine = Stream.generate(() -> stored(SampleSession.complete(alice.name())))
                .limit(5)
                .map(UUID::toString)
                .toList();
        stored(SampleSession.complete("bob"));
        assertThat(alice.readPages("/api/v1/" + list, "sessionId"))
                .hasSize(5)
                .containsExactlyInAnyOrderElementsOf(mine);
    }

    @Test
    void verdicts_are_shown_whole_and_filtered_by_outcome() {
        UUID session = stored(SampleSession.complete(alice.name()));
        alice.get("/api/v1/verdicts?outcome=reduced")
                .statusCode(200)
                .body("items.sessionId", contains(session.toString()))
                .body("items[0].verdict.recommendation", equalTo("Spaces."))
                .body("items[0].reachedAt", equalTo("2026-11-22T10:00:07.123456Z"));
        alice.get("/api/v1/verdicts?outcome=full").statusCode(200).body("items", empty());
    }

    @Test
    void what_a_session_costs_is_told_from_its_beginning() {
        SampleSession session = SampleSession.of(alice.name()).created().then(new SessionStarted(null));
        UUID id = stored(session);
        alice.get("/api/v1/sessions/" + id + "/cost")
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("microUsd", equalTo(0))
                .body("calls", equalTo(0));
        world.publish(session.then(session.cost(250)).events().getLast());
        world.awaitStored(id, 3);
        alice.get("/api/v1/sessions/" + id + "/cost")
                .body("inputTokens", equalTo(10))
                .body("outputTokens", equalTo(20))
                .body("microUsd", equalTo(250))
                .body("calls", equalTo(1));
        alice.get("/api/v1/costs").body("items.microUsd", contains(250));
    }

    @Test
    void a_project_narrows_every_list_to_its_sessions() {
        UUID inside = stored(SampleSession.complete(alice.name()));
        stored(SampleSession.complete(alice.name()));
        String project = alice.sending("{\"name\": \"Move\"}")
                .post("/api/v1/projects")
                .then()
                .extract()
                .path("id");
        alice.with()
                .put("/api/v1/projects/" + project + "/sessions/" + inside)
                .then()
                .statusCode(204);
        for (String list : List.of("verdicts", "costs")) {
            alice.get("/api/v1/" + list + "?project=" + project)
                    .statusCode(200)
                    .body("items.sessionId", contains(inside.toString()));
        }
        assertThat(alice.readPages("/api/v1/actions?project=" + project, "actionId"))
                .containsExactly(inside + "/a1", inside + "/a2", inside + "/a3");
        Api.user("bob").get("/api/v1/verdicts?project=" + project).body("items", empty());
    }

    @Test
    void of_verdicts_the_newest_comes_first() {
        SampleSession late = SampleSession.of(alice.name()).created();
        for (int i = 0; i < 20; i++) {
            late.then(late.cost(i));
        }
        UUID last = stored(late.then(new VerdictReached(SampleSession.verdict())));
        UUID first = stored(SampleSession.complete(alice.name()));
        alice.get("/api/v1/verdicts").body("items.sessionId", contains(last.toString(), first.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verdicts?project=1     | Query parameter project is '1'; it must be a project id, a UUID
            verdicts?outcome=good  | Query parameter outcome is 'good'; it must be one of full, reduced, partial
            verdicts?cursor=xyz    | which this list never gave out
            verdicts?limit=0       | from 1 to 200
            costs?project=1        | Query parameter project is '1'
            costs?cursor=xyz       | which this list never gave out
            costs?limit=201        | from 1 to 200
            actions?project=x      | Query parameter project is 'x'
            sessions/abc/cost      | it must be a session id
            """)
    void a_bad_value_is_told_where_it_is_and_how_it_should_be(String path, String detail) {
        alice.get("/api/v1/" + path)
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("detail", containsString(detail));
    }

    private UUID stored(SampleSession session) {
        world.publishAndAwait(session);
        return session.id();
    }
}
