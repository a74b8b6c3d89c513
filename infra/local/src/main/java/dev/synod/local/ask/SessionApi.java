package dev.synod.local.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The services' public API, as far as sessions need it. Whatever a service refuses is a {@link Refused}. */
public final class SessionApi {

    private static final String SESSIONS = "/api/v1/sessions";
    private static final int MOST_EVENTS = 1000;

    private final URI sessions;
    private final URI record;
    private final URI streams;
    private final JsonHttp http;

    /** The API of the local stack. */
    public SessionApi(StackPorts ports, String token) {
        this(local(ports, Port.SESSION), local(ports, Port.RECORD), local(ports, Port.STREAM), token);
    }

    /**
     * The API of services somewhere.
     *
     * @param session where the session service is
     * @param record where the persistence worker is
     * @param stream where the stream service is
     */
    public SessionApi(URI session, URI record, URI stream, String token) {
        this.sessions = session;
        this.record = record;
        this.streams = stream;
        this.http = new JsonHttp(token);
    }

    /** A named place in a session's life from which it can be forked. */
    public record Checkpoint(String name, long sequence, Instant at) {}

    /** Where a session is looked at. */
    public String sessionUrl(String id) {
        return sessions.resolve(path(id)).toString();
    }

    /** Where a session's record is. */
    public String recordUrl(String id, String what) {
        return record.resolve(path(id) + "/" + what).toString();
    }

    /** Where a session is streamed. */
    public String streamUrl(String id) {
        return streams.resolve(path(id) + "/stream").toString();
    }

    /** Posts a problem and returns the new session's id. */
    public String create(String problem, Wishes wishes) throws IOException, InterruptedException {
        return idOf(http.post(sessions.resolve(SESSIONS).toString(), wishes.body(problem)));
    }

    /** The state it is in, such as {@code RUNNING}. */
    public String state(String id) throws IOException, InterruptedException {
        return stateOf(http.get(sessionUrl(id)));
    }

    /** How long a session took from its creation to its end, or until now. */
    public Duration lasted(String id) throws IOException, InterruptedException {
        JsonNode session = http.get(sessionUrl(id));
        Instant end = session.hasNonNull("endedAt")
                ? Instant.parse(session.path("endedAt").asText())
                : Instant.now();
        return Duration.between(Instant.parse(session.path("createdAt").asText()), end);
    }

    /** Says something that the council hears before its next round. */
    public void interject(String id, String text) throws IOException, InterruptedException {
        post(id, "interjections", JsonHttp.object().put("text", text));
    }

    /** Answers what the council asked. */
    public void clarify(String id, String answer) throws IOException, InterruptedException {
        post(id, "clarifications", JsonHttp.object().put("answer", answer));
    }

    /** Lets a session do what needs no more words; returns the state it is in then, if the service says so. */
    public String order(String id, Order order) throws IOException, InterruptedException {
        return stateOf(post(id, order.path(), null));
    }

    /** Ends a session for good; returns the state it is in then. */
    public String cancel(String id, String reason) throws IOException, InterruptedException {
        @Nullable ObjectNode body = reason.isBlank() ? null : JsonHttp.object().put("reason", reason);
        return stateOf(post(id, "cancel", body));
    }

    /** Where it can be forked, oldest first. */
    public List<Checkpoint> checkpoints(String id) throws IOException, InterruptedException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (JsonNode item : http.get(sessionUrl(id) + "/checkpoints").path("items")) {
            checkpoints.add(new Checkpoint(
                    item.path("name").asText(),
                    item.path("sequence").asLong(),
                    Instant.parse(item.path("at").asText())));
        }
        return checkpoints;
    }

    /** Begins a session that goes on from another's checkpoint; returns its id. */
    public String fork(String id, String checkpoint) throws IOException, InterruptedException {
        return idOf(post(id, "fork", JsonHttp.object().put("checkpoint", checkpoint)));
    }

    /** All events of a session that the record has, in order: {@code sequence}, {@code type}, {@code data}, … */
    List<JsonNode> events(String id) throws IOException, InterruptedException {
        List<JsonNode> events = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            JsonNode page = http.get(recordUrl(id, "events") + "?limit=" + MOST_EVENTS + "&after=" + after);
            page.path("items").forEach(events::add);
            after = page.path("next").asText("");
        }
        return events;
    }

    /** Has the session service compare these events with what it keeps of the session. */
    JsonNode verify(String id, ArrayNode events) throws IOException, InterruptedException {
        return post(id, "verification", JsonHttp.object().set("events", events));
    }

    /** Opens the stream after an event id, empty for the beginning. */
    HttpResponse<InputStream> stream(String id, String lastEventId) throws IOException, InterruptedException {
        return http.stream(streamUrl(id), lastEventId);
    }

    private JsonNode post(String id, String what, @Nullable JsonNode body) throws IOException, InterruptedException {
        return http.post(sessionUrl(id) + "/" + what, body);
    }

    /** Whatever was typed as an id is no more than one segment of the path. */
    private static String path(String id) {
        return SESSIONS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static String idOf(JsonNode answer) {
        return answer.path("id").asText();
    }

    private static String stateOf(JsonNode answer) {
        return answer.path("state").asText("");
    }

    static URI local(StackPorts ports, Port port) {
        return URI.create("http://127.0.0.1:" + ports.of(port));
    }
}
