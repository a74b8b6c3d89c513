package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.testing.Http;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** From a verdict's action that is blocked to a new verdict about it, over HTTP as a user does it. */
class ReplanIT {
    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Replans replans = new Replans(suite);

    @RegisterExtension
    final Pace quickly = new Pace(suite, 10, 2000);

    @Test
    void a_blocked_action_is_replanned_by_a_council_that_knows_why() {
        String earlier = council.ask("Should we sign with the new supplier?");
        council.awaitState(earlier, "COMPLETED");
        JsonNode actions =
                council.record(earlier, "actions", council.events(earlier)).path("items");
        String actionId = actions.get(0).path("actionId").asText();
        assertThat(replans.ask(actionId, "wait=30").statusCode()).isEqualTo(409);
        assertThat(replans.block(actionId, "The supplier is silent.").statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = replans.ask(actionId, "wait=30");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = Http.json(answer.body()).at("/replan/sessionId").asText();
        assertThat(replans.action(actionId).path("replannedBy").asText()).isEqualTo(id);
        assertThat(replans.ask(actionId, "wait=30").statusCode()).isEqualTo(200);
        council.awaitState(id, "COMPLETED");
        History history = History.of(suite, council, id);
        history.assertWhole();
        Replanning replanning = history.all(SessionCreated.class).getFirst().replanning();
        assertThat(replanning).isNotNull();
        assertThat(replanning.blockedBecause()).isEqualTo("The supplier is silent.");
        assertThat(replanning.sessionId()).isEqualTo(earlier);
        assertThat(replanning.recommendation()).isNotBlank();
        assertThat(replanning.related()).hasSize(actions.size() - 1);
    }
}
