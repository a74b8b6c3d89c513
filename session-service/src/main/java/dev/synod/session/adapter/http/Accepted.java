package dev.synod.session.adapter.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The receipt for a problem.
 *
 * @param links where to look next, by name
 */
public record Accepted(UUID id, Map<String, String> links) {
    static Accepted of(UUID id) {
        String self = "/api/v1/sessions/" + id;
        return new Accepted(
                id,
                new TreeMap<>(Map.of(
                        "self", self,
                        "stream", self + "/stream",
                        "events", self + "/events",
                        "verdict", self + "/verdict",
                        "actions", self + "/actions")));
    }
}
