package dev.synod.e2e;

import dev.synod.testing.TestStack;
import dev.synod.testing.TestSuite;

import java.util.Map;

/** The packaged suite, started once for all tests, with what is lost asked again soon. */
final class Suites {
    private Suites() {}

    static TestSuite running() {
        return TestStack.get(true).suite(Map.of("SYNOD_SESSION_REISSUE_AFTER", "10s"));
    }
}
