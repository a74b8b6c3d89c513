package dev.synod.session;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/** Asks again soon, so that a test need not wait long for it. */
public class ImpatientProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("synod.session.reissue-after", "3s", "synod.session.sweep-interval", "1s");
    }
}
