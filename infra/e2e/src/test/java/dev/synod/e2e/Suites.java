package dev.synod.e2e;

import dev.synod.testing.TestStack;
import dev.synod.testing.TestSuite;

import java.util.Map;

/** The packaged suite, started once for all tests, with waiting times that are short enough for a test. */
public final class Suites {
    /** So many streams may be open at a gateway, and at one of its providers, at the same moment. */
    static final int STREAMS = 2000;

    /** So many sessions work at the same moment; the others wait for their turn. */
    static final int RUNNING = 25;

    private static final Map<String, String> SETTINGS = Hurry.and(Map.of(
            "SYNOD_GATEWAY_CALLS_MAX_RUNNING", Integer.toString(STREAMS),
            "SYNOD_GATEWAY_BULKHEAD_RUNNING", Integer.toString(STREAMS),
            "SYNOD_GATEWAY_RETRY_FIRST_DELAY", "200ms",
            // a provider that is too slow is left soon
            "SYNOD_GATEWAY_TIMEOUTS_FIRST_TOKEN", "5s",
            // a spike of load is more than that
            "SYNOD_SESSION_ADMISSION_MAX_RUNNING", Integer.toString(RUNNING),
            // a browser's tests come and go as fast as they can
            "SYNOD_STREAM_RECONNECT_FREE", "1000",
            // as in containers
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));

    private Suites() {}

    /** The suite; started if it isn't. */
    public static TestSuite running() {
        return TestStack.get(true).suite(SETTINGS);
    }
}
