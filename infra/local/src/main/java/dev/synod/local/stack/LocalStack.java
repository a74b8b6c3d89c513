package dev.synod.local.stack;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.part.ConnectWorker;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PostgresServer;
import dev.synod.local.process.Part;
import dev.synod.local.process.Supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** PostgreSQL, Kafka and, where wanted, Connect, as children of this process. */
public final class LocalStack implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(180);

    private final StateDirectory state;
    private final StackPorts ports;
    private final Supervisor supervisor;

    private LocalStack(StateDirectory state, StackPorts ports, Supervisor supervisor) {
        this.state = state;
        this.ports = ports;
        this.supervisor = supervisor;
    }

    /**
     * Starts the parts and returns when all are ready: schemas and topics made, the connector running.
     *
     * @param withConnect whether Connect with the outbox connector is wanted
     */
    public static LocalStack start(Workspace workspace, StateDirectory state, StackPorts ports, boolean withConnect)
            throws InterruptedException {
        Supervisor.endOrphans(state.run());
        Set<Port> needed = EnumSet.of(Port.POSTGRES, Port.KAFKA, Port.KAFKA_CONTROLLER);
        List<Part> parts = new ArrayList<>(
                List.of(new PostgresServer(workspace, state, ports), new KafkaBroker(workspace, state, ports)));
        if (withConnect) {
            needed.add(Port.CONNECT);
            parts.add(new ConnectWorker(workspace, state, ports));
        }
        ports.requireFree(needed);
        Supervisor supervisor = new Supervisor(parts, state.run(), state.logs());
        supervisor.start();
        try {
            supervisor.awaitReady(START_PATIENCE);
        } catch (InterruptedException | RuntimeException e) {
            supervisor.close();
            throw e;
        }
        return new LocalStack(state, ports, supervisor);
    }

    /** Where its files are. */
    public StateDirectory state() {
        return state;
    }

    /** Where it listens. */
    public StackPorts ports() {
        return ports;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
