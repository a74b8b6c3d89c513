package dev.synod.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.session.Published.Event;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class VerificationIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
    }

    @Test
    void what_was_published_tells_all_that_a_session_knows() {
        String id = completed();

        verify(id, Published.of(id))
                .statusCode(200)
                .body("equal", equalTo(true))
                .body("differences", empty())
                .body("events", equalTo(Published.of(id).size()))
                .body("checkpointSequence", equalTo(Published.of(id).size()));
    }

    @Test
    void a_session_under_way_can_be_verified_too() {
        String id = TestApi.post();
        gateway.next(id, "contribution");

        verify(id, Published.of(id)).body("equal", equalTo(true));
    }

    @Test
    void a_lost_event_is_named() {
        String id = completed();
        List<Event> events = new ArrayList<>(Published.of(id));
        events.removeIf(event -> event.sequence() == 5);

        different(id, events, "event 5 was not published");
    }

    @Test
    void a_changed_event_is_named() {
        String id = completed();
        List<Event> events = Published.of(id).stream()
                .map(event -> event.sequence() == 1 ? changed(event) : event)
                .toList();

        different(id, events, "event 1 was published otherwise");
    }

    @Test
    void an_event_that_is_not_the_sessions_is_named() {
        String id = completed();
        List<Event> events = new ArrayList<>(Published.of(id));
        events.add(new Event(99_999, events.getLast().type(), events.getLast().data()));

        different(id, events, "event 99999 is not the session's");
    }

    @Test
    void an_event_that_was_published_twice_is_no_difference_unless_it_differs() {
        String id = completed();
        List<Event> events = new ArrayList<>(Published.of(id));
        events.add(events.getFirst());
        verify(id, events).body("equal", equalTo(true));

        events.add(changed(events.getFirst()));
        different(id, events, "event 1 was published twice, each time otherwise");
    }

    @Test
    void what_is_no_event_is_refused_with_its_place() {
        String id = TestApi.post();
        JsonNode nothing = JsonNodeFactory.instance.objectNode();

        verify(id, List.of(new Event(1, "dev.synod.moon.landed.v1", nothing)))
                .statusCode(400)
                .body("detail", containsString("event 1: 'dev.synod.moon.landed.v1'"));
        verify(id, List.of(new Event(7, "dev.synod.session.created.v1", nothing)))
                .statusCode(400)
                .body("detail", containsString("event 7"));
        TestApi.order(id, "verification", Map.of()).statusCode(400);
        TestApi.alice()
                .contentType("application/json")
                .body(Map.of("events", List.of()))
                .post(TestApi.SESSIONS + "/01990000-0000-7000-8000-000000000000/verification")
                .then()
                .statusCode(404);
    }

    private String completed() {
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
        return id;
    }

    private static Event changed(Event event) {
        ObjectNode data = event.data().deepCopy();
        return new Event(event.sequence(), event.type(), data.put("problem", "Another one?"));
    }

    private static void different(String id, List<Event> events, String difference) {
        verify(id, events)
                .statusCode(200)
                .body("equal", equalTo(false))
                .body("differences", equalTo(List.of(difference)));
    }

    private static ValidatableResponse verify(String id, List<Event> events) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        events.forEach(event -> body.withArray("events")
                .addObject()
                .put("sequence", event.sequence())
                .put("type", event.type())
                .set("data", event.data()));
        return TestApi.alice()
                .contentType("application/json")
                .body(body.toString())
                .post(TestApi.SESSIONS + "/" + id + "/verification")
                .then();
    }
}
