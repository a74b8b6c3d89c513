package dev.synod.local.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a session's published events tell all that the session service knows of it: they are read back from the
 * record, folded anew, and the result is compared with the checkpoint.
 *
 * @param events how many were read
 * @param checkpointSequence the last event that the checkpoint knows
 * @param differences what is not the same; empty if nothing
 */
public record Verification(
        String sessionId,
        boolean equal,
        int events,
        long checkpointSequence,
        String checkpointDigest,
        String rebuiltDigest,
        List<String> differences) {

    private static final int DIGEST_CHARACTERS = 12;

    /** Verifies one session. */
    public static Verification of(SessionApi api, String sessionId) throws IOException, InterruptedException {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        for (JsonNode event : api.events(sessionId)) {
            ObjectNode published = events.addObject();
            published.set("sequence", event.path("sequence"));
            published.set("type", event.path("type"));
            published.set("data", event.path("data"));
        }
        JsonNode answer = api.verify(sessionId, events);
        List<String> differences = new ArrayList<>();
        answer.path("differences").forEach(difference -> differences.add(difference.asText()));
        return new Verification(
                sessionId,
                answer.path("equal").asBoolean(),
                events.size(),
                answer.path("checkpointSequence").asLong(),
                answer.path("checkpointDigest").asText(),
                answer.path("rebuiltDigest").asText(),
                differences);
    }

    /** In a line, and one more for each difference. */
    public String text() {
        StringBuilder text = new StringBuilder(sessionId)
                .append(equal ? "  equal      " : "  DIFFERENT  ")
                .append(events)
                .append(" events, checkpoint at ")
                .append(checkpointSequence)
                .append(", ")
                .append(shortened(checkpointDigest));
        if (!equal) {
            text.append(" is not ").append(shortened(rebuiltDigest));
        }
        differences.forEach(difference -> text.append("\n  ").append(difference));
        return text.toString();
    }

    private static String shortened(String digest) {
        return digest.length() > DIGEST_CHARACTERS ? digest.substring(0, DIGEST_CHARACTERS) + "…" : digest;
    }
}
