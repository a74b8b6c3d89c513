package dev.synod.e2e.chaos.fault;

import dev.synod.e2e.Trouble;
import dev.synod.testing.PartControl;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import dev.synod.testing.network.Network;
import dev.synod.testing.network.NetworkFault;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes what is planned happen to a suite. */
public final class Injector implements AutoCloseable {
    private static final int THREADS = 8;

    private final TestSuite suite;
    private final Simulator simulator;
    private final Network network;
    private final Consumer<String> log;
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(THREADS);
    private final Queue<Happened> happened = new ConcurrentLinkedQueue<>();

    /** @param log told of each fault when it begins */
    public Injector(TestSuite suite, Network network, Consumer<String> log) {
        this.suite = suite;
        this.simulator = new Simulator(suite);
        this.network = network;
        this.log = log;
    }

    /** Returns at once. */
    public void begin(List<Planned> schedule) {
        schedule.forEach(
                planned -> timers.schedule(() -> make(planned), planned.at().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** What has happened so far, by the times at which it was over. */
    public List<Happened> happened() {
        return List.copyOf(happened);
    }

    /** A process that is just starting can't be broken: such a fault is passed over, and told. */
    private void make(Planned planned) {
        Instant from = Instant.now();
        try {
            switch (planned.fault()) {
                case Fault.Kill(String part) -> once(planned, from, suite.part(part)::kill);
                case Fault.Restart(String part) -> once(planned, from, suite.part(part)::terminate);
                case Fault.Freeze(String part, var lasts) -> {
                    PartControl frozen = suite.part(part);
                    forAWhile(planned, from, frozen::freeze, frozen::thaw);
                }
                case Fault.Outage(String part, var lasts) ->
                    forAWhile(planned, from, suite.part(part)::takeAway, suite.part(part)::release);
                case Fault.Unwell(String provider, Trouble trouble, var lasts) ->
                    forAWhile(
                            planned,
                            from,
                            () -> simulator.fault(provider, trouble.order()),
                            () -> simulator.heal(provider));
                case Fault.Lock(String table, var writer, var lasts) -> {
                    HeldTable held = new HeldTable(suite.stack().database(), table);
                    forAWhile(planned, from, held::take, held::release);
                }
                case Fault.Disruption(String link, NetworkFault fault, var lasts) ->
                    forAWhile(planned, from, () -> network.link(link).suffer(fault), network.link(link)::heal);
            }
        } catch (IllegalStateException e) {
            log.accept(planned + ": passed over, " + e.getMessage());
        }
    }

    private void once(Planned planned, Instant from, Runnable fault) {
        fault.run();
        log.accept(planned.toString());
        happened.add(new Happened(planned.fault(), from, Instant.now()));
    }

    private void forAWhile(Planned planned, Instant from, Runnable begin, Runnable end) {
        begin.run();
        log.accept(planned.toString());
        timers.schedule(
                () -> {
                    try {
                        end.run();
                    } catch (IllegalStateException e) {
                        log.accept(planned + ": over already, " + e.getMessage());
                    }
                    happened.add(new Happened(planned.fault(), from, Instant.now()));
                },
                planned.fault().lasts().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Nothing happens any more. To be called when all that was planned is over. */
    @Override
    public void close() {
        timers.shutdownNow();
        simulator.calm();
        network.heal();
    }
}
