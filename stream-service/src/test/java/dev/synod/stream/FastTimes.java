package dev.synod.stream;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/** Everything that waits, waits less; and a free port. */
public class FastTimes implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "synod.stream.keepalive", "300ms",
                "synod.stream.record-poll", "500ms",
                "synod.stream.stall-timeout", "2s",
                "synod.stream.max-unflushed", "64K",
                "synod.stream.creation-patience", "2s",
                "synod.stream.gap-patience", "4s",
                "synod.stream.memory.events-per-session", "50");
    }
}
