package dev.synod.e2e.chaos;

import dev.synod.e2e.Hurry;
import dev.synod.e2e.chaos.check.Finding;
import dev.synod.e2e.chaos.check.Promise;
import dev.synod.e2e.chaos.check.Promises;
import dev.synod.e2e.chaos.evidence.Evidence;
import dev.synod.e2e.chaos.evidence.Gathering;
import dev.synod.e2e.chaos.fault.Injector;
import dev.synod.e2e.chaos.fault.Planned;
import dev.synod.e2e.chaos.fault.Schedule;
import dev.synod.e2e.chaos.load.Doors;
import dev.synod.e2e.chaos.load.Load;
import dev.synod.local.stack.Service;
import dev.synod.testing.PartControl;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestSuite;
import dev.synod.testing.network.Network;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run: load, faults by a seed, calm, and then the question whether all promises were kept. */
final class Chaos {
    /** So long at most after the last fault and the last new session. */
    private static final Duration SETTLE = Duration.ofMinutes(5);

    /** Experts speak fast, so that an hour holds many sessions; a session still takes long enough to be interrupted. */
    private static final int FIRST_TOKEN_MILLIS = 60;

    private static final int TOKENS_PER_SECOND = 300;

    private static final Map<String, String> SETTINGS = Hurry.and(Map.of(
            // a provider that hangs is left soon
            "SYNOD_GATEWAY_TIMEOUTS_FIRST_TOKEN", "8s",
            "SYNOD_GATEWAY_TIMEOUTS_IDLE", "8s",
            // users come again as fast as they can
            "SYNOD_STREAM_RECONNECT_FREE", "100000",
            // no call may be forgotten before it is looked for
            "SYNOD_SIMULATOR_CALL_LOG_SIZE", "200000"));

    private final long seed;
    private final Duration length;
    private final int sessions;
    private final Consumer<String> out;

    /** @param out told what happens, line by line */
    Chaos(long seed, Duration length, int sessions, Consumer<String> out) {
        this.seed = seed;
        this.length = length;
        this.sessions = sessions;
        this.out = out;
    }

    /** What was broken; nothing, if all is well. */
    List<Finding> run() throws IOException, InterruptedException {
        List<Planned> schedule = Schedule.of(seed, length);
        out.accept("seed %d: %d sessions and %d faults in %d s"
                .formatted(seed, sessions, schedule.size(), length.toSeconds()));
        Network network = Network.before(TestStack.get(true));
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(network.environment());
        TestSuite suite = TestStack.get(true).suite(settings);
        Stream.of(Service.values()).parallel().forEach(suite::secondReplica);
        new Simulator(suite).pace(FIRST_TOKEN_MILLIS, TOKENS_PER_SECOND);
        out.accept("two replicas of each service are up");
        Doors doors = new Doors(suite);
        try (Pulse pulse = new Pulse(suite.stack());
                Load load = new Load(doors);
                Injector injector = new Injector(suite, network, out)) {
            load.begin(seed, sessions, length);
            injector.begin(schedule);
            awaitTheEnd(load);
            allReady(suite);
            Evidence evidence = new Gathering(suite, doors).after(load);
            List<Finding> findings = Promise.allBroken(Promises.ALL, evidence);
            out.accept(Report.figures(evidence, injector.happened(), pulse::after));
            out.accept(findings.isEmpty() ? "every promise was kept" : Report.findings(findings, evidence));
            return findings;
        }
    }

    private void awaitTheEnd(Load load) {
        try {
            Awaitility.await("all users are done")
                    .atMost(length.plus(SETTLE))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(load::isOver);
        } catch (ConditionTimeoutException e) {
            out.accept("%d users still wait".formatted(load.waiting().size()));
        }
    }

    private static void allReady(TestSuite suite) {
        Stream.of(Service.values())
                .flatMap(service -> service.processes().stream())
                .map(suite::part)
                .forEach(PartControl::awaitReady);
        suite.stack().connect().awaitReady();
    }
}
