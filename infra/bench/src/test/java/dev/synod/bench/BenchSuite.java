package dev.synod.bench;

import dev.synod.local.stack.Service;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestSuite;

import java.util.List;
import java.util.Map;

/** One service with its stack and the simulator; the others are taken away, since they would only get in the way. */
final class BenchSuite {
    private BenchSuite() {}

    static TestSuite gatewayAlone(Map<String, String> configuration) {
        return without(List.of(Service.SESSION, Service.RECORD, Service.STREAM), configuration);
    }

    static TestSuite recordAlone(Map<String, String> configuration) {
        return without(List.of(Service.SESSION, Service.GATEWAY, Service.STREAM), configuration);
    }

    static TestSuite streamAlone(Map<String, String> configuration) {
        return without(List.of(Service.SESSION, Service.GATEWAY, Service.RECORD), configuration);
    }

    static TestSuite streamAndRecord(Map<String, String> configuration) {
        return without(List.of(Service.SESSION, Service.GATEWAY), configuration);
    }

    private static TestSuite without(List<Service> services, Map<String, String> configuration) {
        TestSuite suite = TestStack.get(true).suite(configuration);
        services.forEach(service -> suite.part(service.module()).takeAway());
        return suite;
    }
}
