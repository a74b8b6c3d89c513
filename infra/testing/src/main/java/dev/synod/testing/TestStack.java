package dev.synod.testing;

import dev.synod.local.identity.DevIdentity;
import dev.synod.local.layout.FileTree;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.part.ConnectWorker;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PostgresServer;
import dev.synod.local.part.PostgresStandby;
import dev.synod.local.part.SpanKeeper;
import dev.synod.local.setup.PostgresRoles;
import dev.synod.local.stack.LocalStack;
import dev.synod.local.stack.Service;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one stack of this test JVM: started by the first who asks, ended with the JVM, on free ports, its files below
 * {@code target/synod-stack}. Quarkus loads test resources in several class loaders; the stack is therefore known to
 * the JVM by system properties, and this object only says where everything is.
 */
public final class TestStack {

    private static final String STATE = "synod.testing.state";
    private static final String PORTS = "synod.testing.ports";
    private static final String STANDBY_PORT = "synod.testing.standby-port";

    /** Tests share one data template, which holds this password. */
    private static final String ADMIN_PASSWORD = "template";

    private static @Nullable TestStack instance;

    private final LocalStack stack;
    private final StateDirectory state;
    private final StackPorts ports;
    private final Secrets secrets;
    private final DevIdentity identity;

    private TestStack(LocalStack stack) {
        this.stack = stack;
        this.state = stack.state();
        this.ports = stack.ports();
        this.secrets = new Secrets(state.secrets());
        this.identity = DevIdentity.in(state.identity());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "synod-stack-end"));
    }

    /** PostgreSQL and Kafka, started if they are not. */
    public static TestStack get() {
        return get(false);
    }

    /**
     * The stack, started if it is not.
     *
     * @param withConnect whether Connect and the outbox connector are needed; a stack started without them gets them now
     */
    public static TestStack get(boolean withConnect) {
        synchronized (JvmWide.LOCK) {
            try {
                TestStack found = instance;
                if (found == null) {
                    found = new TestStack(System.getProperty(STATE) == null ? start() : attach());
                    instance = found;
                }
                if (withConnect && found.state.run().read(ConnectWorker.NAME).isEmpty()) {
                    found.stack.startConnect(Workspace.find());
                }
                return found;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot prepare the test stack", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the test stack started", e);
            }
        }
    }

    private static LocalStack start() throws IOException, InterruptedException {
        Path parent = Path.of("target", "synod-stack");
        StackFolders.removeAbandoned(parent);
        StackForm.now().removeAbandoned();
        StateDirectory state = new StateDirectory(
                parent.resolve(Long.toString(ProcessHandle.current().pid())), true);
        new Secrets(state.secrets()).set(PostgresRoles.SUPERUSER, ADMIN_PASSWORD);
        LocalStack started = LocalStack.start(Workspace.find(), state, StackPorts.free(), StackForm.now()::of);
        System.setProperty(STATE, state.root().toString());
        System.setProperty(PORTS, PortsText.of(started.ports()));
        return started;
    }

    private static LocalStack attach() {
        StateDirectory state = new StateDirectory(Path.of(System.getProperty(STATE)), true);
        return LocalStack.attach(state, PortsText.read(System.getProperty(PORTS)), StackForm.now()::of);
    }

    /** Where clients of Kafka connect. */
    public String bootstrapServers() {
        return KafkaBroker.bootstrapServers(ports);
    }

    /** Where JDBC clients connect. */
    public String jdbcUrl() {
        return PostgresServer.jdbcUrl(ports);
    }

    /** Where reactive clients connect. */
    public String reactiveUrl() {
        return PostgresServer.reactiveUrl(ports);
    }

    /** The password of a database role. */
    public String password(String role) {
        return secrets.get(role);
    }

    /** The issuer whose tokens the service under test accepts. */
    public DevIdentity identity() {
        return identity;
    }

    /** SQL as superuser, for arranging and asserting. */
    public TestDatabase database() {
        return new TestDatabase(PostgresRoles.local(Workspace.find(), secrets, ports));
    }

    /** The PostgreSQL process, to be broken. */
    public PartControl postgres() {
        return new PartControl(state.run(), PostgresServer.NAME);
    }

    /** A standby of PostgreSQL, started unless it runs. */
    public Standby standby() {
        synchronized (JvmWide.LOCK) {
            String known = System.getProperty(STANDBY_PORT);
            int port = known == null ? Standby.freePort() : Integer.parseInt(known);
            if (known == null) {
                try {
                    stack.startStandby(Workspace.find(), port);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while the standby started", e);
                }
                System.setProperty(STANDBY_PORT, Integer.toString(port));
            }
            return new Standby(
                    port, secrets.get(PostgresRoles.SUPERUSER), new PartControl(state.run(), PostgresStandby.NAME));
        }
    }

    /** The Kafka process, to be broken. */
    public PartControl kafka() {
        return new PartControl(state.run(), KafkaBroker.NAME);
    }

    /** The Connect process, to be broken. */
    public PartControl connect() {
        return new PartControl(state.run(), ConnectWorker.NAME);
    }

    /**
     * The packaged services, the simulator and the span keeper, started on this stack unless they are. Needs them
     * built ({@code mvn package}).
     *
     * @param overrides environment for all services; counts for the one call that starts them
     */
    public TestSuite suite(Map<String, String> overrides) {
        TestStack complete = get(true);
        synchronized (JvmWide.LOCK) {
            if (complete.state.run().read(SpanKeeper.NAME).isEmpty()) {
                try {
                    complete.stack.startServices(Workspace.find(), overrides);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while the services started", e);
                }
            }
        }
        return new TestSuite(complete, complete.state, overrides);
    }

    /** A second process of a service, started unless it runs; brought back if it was taken away. */
    PartControl secondReplica(Service service, Map<String, String> overrides) {
        PartControl second = new PartControl(state.run(), service.secondName());
        synchronized (JvmWide.lockOf(service)) {
            if (state.run().read(service.secondName()).isPresent()) {
                second.bringBack();
                return second;
            }
            try {
                stack.startSecondReplica(Workspace.find(), service, overrides);
                return second;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while " + service + " started", e);
            }
        }
    }

    /** The port a part listens on. */
    public int port(Port port) {
        return ports.of(port);
    }

    private void end() {
        stack.abort();
        try {
            StackForm.now().remove();
            PostgresServer.forget(state);
            FileTree.delete(state.root().resolve("data"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.getLogger(TestStack.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove the data of the test stack", e);
        }
    }
}
