package dev.synod.bench;

import dev.synod.local.stack.Service;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestSuite;

import java.util.List;
import java.util.Map;

/** The gateway with its stack and the simulator; the other services are taken away, since they would only get in the way. */
final class BenchSuite {
    private BenchSuite() {}

    static TestSuite gatewayAlone(Map<String, String> configuration) {
        TestSuite suite = TestStack.get(true).suite(configuration);
        List.of(Service.SESSION, Service.RECORD, Service.STREAM)
                .forEach(service -> suite.part(service.module()).takeAway());
        return suite;
    }
}
