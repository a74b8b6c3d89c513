package dev.synod.local.stack;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.part.ConnectWorker;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PostgresServer;
import dev.synod.local.part.PostgresStandby;
import dev.synod.local.part.SpanKeeper;
import dev.synod.local.process.Part;
import dev.synod.local.process.Supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * PostgreSQL and Kafka, and Connect where wanted, as children of this process. Kafka listens for clients that come
 * through a proxy, too.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(180);

    private final StateDirectory state;
    private final StackPorts ports;
    private final Supervisor supervisor;
    private final UnaryOperator<Part> form;

    private LocalStack(StateDirectory state, StackPorts ports, Supervisor supervisor, UnaryOperator<Part> form) {
        this.state = state;
        this.ports = ports;
        this.supervisor = supervisor;
        this.form = form;
    }

    /**
     * Starts PostgreSQL and Kafka and returns when both are ready, with schemas and topics made.
     *
     * @param form what a part is run as: the same, or in a container
     */
    public static LocalStack start(
            Workspace workspace, StateDirectory state, StackPorts ports, UnaryOperator<Part> form)
            throws InterruptedException {
        Supervisor.endOrphans(state.run());
        ports.requireFree(Set.of(Port.POSTGRES, Port.KAFKA, Port.KAFKA_CONTROLLER, Port.KAFKA_PROXIED));
        Supervisor supervisor = new Supervisor(state.run(), state.logs());
        LocalStack stack = new LocalStack(state, ports, supervisor, form);
        stack.add(new PostgresServer(workspace, state, ports), KafkaBroker.proxied(workspace, state, ports));
        return stack;
    }

    /** A stack that was started elsewhere in this JVM; only what is started through this object is stopped by it. */
    public static LocalStack attach(StateDirectory state, StackPorts ports, UnaryOperator<Part> form) {
        return new LocalStack(state, ports, new Supervisor(state.run(), state.logs()), form);
    }

    /** Starts Connect as well and returns when the outbox connector runs. */
    public void startConnect(Workspace workspace) throws InterruptedException {
        ports.requireFree(Set.of(Port.CONNECT));
        add(new ConnectWorker(workspace, state, ports));
    }

    /** Starts a standby of PostgreSQL, and returns when it may be read. */
    public void startStandby(Workspace workspace, int port) throws InterruptedException {
        add(new PostgresStandby(workspace, state, ports, port));
    }

    /** Starts the packaged services with the simulator and the span keeper, and returns when all are ready. */
    public void startServices(Workspace workspace, Map<String, String> overrides) throws InterruptedException {
        List<Part> parts = new ArrayList<>(simulated(workspace, overrides).applications());
        parts.add(new SpanKeeper(workspace, state, ports));
        add(parts.toArray(Part[]::new));
    }

    /** Starts a second process of a service that runs, and returns when it is ready. */
    public void startSecondReplica(Workspace workspace, Service service, Map<String, String> overrides)
            throws InterruptedException {
        ports.requireFree(Set.of(service.secondPort()));
        add(simulated(workspace, overrides).secondReplica(service));
    }

    private Suite simulated(Workspace workspace, Map<String, String> overrides) {
        return new Suite(workspace, state, ports, Providers.from(Map.of(), ports), Suite.Extent.ALL).with(overrides);
    }

    private void add(Part... parts) throws InterruptedException {
        supervisor.start(Stream.of(parts).map(form).toList());
        try {
            supervisor.awaitReady(START_PATIENCE);
        } catch (InterruptedException | RuntimeException e) {
            supervisor.close();
            throw e;
        }
    }

    /** Where its files are. */
    public StateDirectory state() {
        return state;
    }

    /** Where it listens. */
    public StackPorts ports() {
        return ports;
    }

    /** Stops all parts in order. */
    @Override
    public void close() {
        supervisor.close();
    }

    /** Kills all parts: for throw-away stacks, whose data nobody wants. */
    public void abort() {
        supervisor.abort();
    }
}
