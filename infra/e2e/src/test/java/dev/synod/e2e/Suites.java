package dev.synod.e2e;

import dev.synod.testing.TestStack;
import dev.synod.testing.TestSuite;

import java.util.Map;

/** The packaged suite, started once for all tests, with waiting times that are short enough for a test. */
public final class Suites {
    /** So many streams may be open at a gateway, and at one of its providers, at the same moment. */
    static final int STREAMS = 2000;

    private static final Map<String, String> HURRY = Map.ofEntries(
            Map.entry("SYNOD_GATEWAY_CALLS_MAX_RUNNING", Integer.toString(STREAMS)),
            Map.entry("SYNOD_GATEWAY_BULKHEAD_RUNNING", Integer.toString(STREAMS)),
            // what is lost is asked again soon
            Map.entry("SYNOD_SESSION_REISSUE_AFTER", "10s"),
            // a replanning that is not linked is undone soon
            Map.entry("SYNOD_SESSION_REPLAN_LINK_TIMEOUT", "8s"),
            Map.entry("SYNOD_SESSION_REPLAN_UNLINK_TIMEOUT", "4s"),
            // a provider that is back is noticed soon
            Map.entry("SYNOD_SESSION_FIRST_RETRY", "1s"),
            Map.entry("SYNOD_SESSION_LAST_RETRY", "4s"),
            Map.entry("SYNOD_GATEWAY_RETRY_FIRST_DELAY", "200ms"),
            Map.entry("SYNOD_GATEWAY_CIRCUIT_FIRST_COOLDOWN", "1s"),
            Map.entry("SYNOD_GATEWAY_CIRCUIT_MAX_COOLDOWN", "4s"),
            // a browser's tests come and go as fast as they can
            Map.entry("SYNOD_STREAM_RECONNECT_FREE", "1000"),
            // as in containers
            Map.entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"),
            // whoever watches a session comes back soon
            Map.entry("SYNOD_STREAM_RETRY_HINT", "400ms"),
            // a killed consumer's partitions go to another one soon
            Map.entry("KAFKA_SESSION_TIMEOUT_MS", "10000"));

    private Suites() {}

    /** The suite; started if it isn't. */
    public static TestSuite running() {
        return TestStack.get(true).suite(HURRY);
    }
}
