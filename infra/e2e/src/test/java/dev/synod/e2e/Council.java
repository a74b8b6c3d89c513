package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.local.ask.Order;
import dev.synod.local.ask.Refused;
import dev.synod.local.ask.SessionApi;
import dev.synod.local.ask.Verification;
import dev.synod.testing.Http;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The suite as a user sees it: over HTTP only. */
public final class Council {
    /** Who asks. */
    public static final String USER = "alice";

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int CONFLICT = 409;

    private final TestSuite suite;
    private final Http http = new Http();

    public Council(TestSuite suite) {
        this.suite = suite;
    }

    /** How much deliberation is wanted. */
    public record Size(int maxSubProblems, int rounds, int panelSize) {
        public static final Size SMALL = new Size(1, 2, 4);
    }

    /** Posts a small problem; returns the session's id. */
    public String ask(String problem) {
        return ask(suite.session(), problem, Size.SMALL);
    }

    /** Posts a problem to one replica of the session service; returns the session's id. */
    public String ask(URI replica, String problem, Size size) {
        HttpResponse<String> answer =
                post(replica, problem, size, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Http.json(answer.body()).path("id").asText();
    }

    /** Posts a problem with an idempotency key, whatever is answered. */
    public HttpResponse<String> post(URI replica, String problem, Size size, String key) {
        String body = MessageJson.MAPPER
                .valueToTree(Map.of("problem", problem, "options", size))
                .toString();
        return http.send(request(replica.resolve("/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Waits until the session is in this state. */
    public void awaitState(String id, String state) {
        await("session " + id + " is " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> state(id), state::equals);
    }

    /** Waits until so many events of the session are published. */
    void awaitEvents(String id, int count) {
        await(count + " events of session " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> session(id)
                        .filter(session -> session.path("events").asInt() >= count)
                        .isPresent());
    }

    /** How many events the session has published. */
    public int events(String id) {
        return session(id).orElseThrow().path("events").asInt();
    }

    /** The state a session is in; empty if nobody answers. */
    String state(String id) {
        return session(id).map(session -> session.path("state").asText()).orElse("");
    }

    /** A session as its service shows it; empty if nobody answers. */
    Optional<JsonNode> session(String id) {
        try {
            HttpResponse<String> answer = http.send(
                    request(suite.session().resolve("/api/v1/sessions/" + id)).GET());
            return answer.statusCode() == 200 ? Optional.of(Http.json(answer.body())) : Optional.empty();
        } catch (UncheckedIOException e) {
            // the service may be away just now: that is what some tests are about
            return Optional.empty();
        }
    }

    /** The user's newest sessions, a hundred at most, by id. */
    Map<String, JsonNode> sessions() {
        HttpResponse<String> answer = http.send(
                request(suite.session().resolve("/api/v1/sessions?limit=100")).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, JsonNode> sessions = new HashMap<>();
        Http.json(answer.body())
                .path("items")
                .forEach(session -> sessions.put(session.path("id").asText(), session));
        return sessions;
    }

    /** Tells a session to do something; false if its state forbids it. */
    boolean order(String id, Order order) {
        return agreed(api -> api.order(id, order));
    }

    /** Ends a session for good; false if it has ended already. */
    public boolean cancel(String id) {
        return agreed(api -> api.cancel(id, "enough seen"));
    }

    /** Raises a hand; false if the session's state forbids it. */
    boolean interject(String id, String text) {
        return agreed(api -> {
            api.interject(id, text);
            return id;
        });
    }

    /** Has the published events compared with the checkpoint, as {@code ./synod verify-session} does. */
    Verification verify(String id) {
        return call(api -> Verification.of(api, id));
    }

    /** What the record has of a session once it has stored so many events. */
    public JsonNode record(String id, String what, int events) {
        await("the record of " + id).atMost(PATIENCE).until(() -> suite.stack()
                .database()
                .single("select count(*) from record.event where session_id = ?::uuid", id)
                .equals((long) events));
        HttpResponse<String> answer = http.send(request(suite.record().resolve("/api/v1/sessions/" + id + "/" + what))
                .GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.json(answer.body());
    }

    /** The durable events of an ended session, as a stream opened now replays them. */
    public List<Shown> replay(String id) {
        return Shown.in(watch(id));
    }

    /** All that a stream opened now shows of a session until its end. */
    String watch(String id) {
        return http.send(request(suite.stream().resolve("/api/v1/sessions/" + id + "/stream"))
                        .header("Accept", "text/event-stream")
                        .GET())
                .body();
    }

    private interface Call<T> {
        T on(SessionApi api) throws IOException, InterruptedException;
    }

    private boolean agreed(Call<String> call) {
        try {
            call(call);
            return true;
        } catch (Refused e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private <T> T call(Call<T> call) {
        try {
            return call.on(new SessionApi(suite.session(), suite.record(), suite.stream(), TestTokens.user(USER)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + TestTokens.user(USER));
    }
}
