package dev.synod.stream;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.HashMap;
import java.util.Map;

/** Everything that waits, waits less; and a free port. One of the other services is somewhere else than the console. */
public class FastTimes implements QuarkusTestProfile {
    private static final Map<String, String> TIMES = Map.ofEntries(
            Map.entry("quarkus.http.test-port", "0"),
            Map.entry("synod.stream.console.sessions-url", "https://sessions.example.org/"),
            Map.entry("synod.stream.keepalive", "300ms"),
            Map.entry("synod.stream.record-poll", "500ms"),
            Map.entry("synod.stream.stall-timeout", "2s"),
            Map.entry("synod.stream.max-unflushed", "64K"),
            Map.entry("synod.stream.creation-patience", "2s"),
            Map.entry("synod.stream.gap-patience", "4s"),
            Map.entry("synod.stream.memory.events-per-session", "50"),
            // Clients of a proxy, which tests may say they are; others are of this machine, and not counted.
            Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
            Map.entry("quarkus.http.proxy.allow-x-forwarded", "true"),
            Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"),
            Map.entry("synod.http.rate-limit.address-quota", "8"),
            Map.entry("synod.http.rate-limit.user-quota", "5"),
            Map.entry("synod.http.rate-limit.window", "1h"),
            // Tests come and go as fast as they can.
            Map.entry("synod.stream.reconnect.free", "1000"));

    @Override
    public final Map<String, String> getConfigOverrides() {
        Map<String, String> all = new HashMap<>(TIMES);
        all.putAll(changes());
        return all;
    }

    /** What else is different, for a test of its own. */
    protected Map<String, String> changes() {
        return Map.of();
    }
}
