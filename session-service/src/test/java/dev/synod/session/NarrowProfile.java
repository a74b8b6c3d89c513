package dev.synod.session;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/** Room for two, a bench for two more, little patience with the outbox, and personas of the operator's own. */
public class NarrowProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "synod.session.admission.max-running", "2",
                "synod.session.admission.max-queued", "2",
                "synod.session.admission.outbox-lag-bytes", "32M",
                "synod.session.personas-file", "src/test/resources/own-personas.json");
    }
}
