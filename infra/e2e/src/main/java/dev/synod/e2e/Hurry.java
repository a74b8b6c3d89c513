package dev.synod.e2e;

import java.util.HashMap;
import java.util.Map;

/** Waiting times that are short enough for tests. */
public final class Hurry {
    private static final Map<String, String> SETTINGS = Map.of(
            // what is lost is asked again soon
            "SYNOD_SESSION_REISSUE_AFTER", "10s",
            // a replanning that is not linked is undone soon
            "SYNOD_SESSION_REPLAN_LINK_TIMEOUT", "8s",
            "SYNOD_SESSION_REPLAN_UNLINK_TIMEOUT", "4s",
            // a provider that is back is noticed soon
            "SYNOD_SESSION_FIRST_RETRY", "1s",
            "SYNOD_SESSION_LAST_RETRY", "4s",
            "SYNOD_GATEWAY_CIRCUIT_FIRST_COOLDOWN", "1s",
            "SYNOD_GATEWAY_CIRCUIT_MAX_COOLDOWN", "4s",
            // whoever watches a session comes back soon
            "SYNOD_STREAM_RETRY_HINT", "400ms");

    private Hurry() {}

    /** The settings for all services, and these. */
    public static Map<String, String> and(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(others);
        return all;
    }
}
