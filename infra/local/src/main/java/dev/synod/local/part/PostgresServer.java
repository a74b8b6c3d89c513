package dev.synod.local.part;

import dev.synod.local.container.Containable;
import dev.synod.local.container.Container;
import dev.synod.local.layout.FileTree;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Launch;
import dev.synod.local.process.PartFailure;
import dev.synod.local.process.Signals;
import dev.synod.local.setup.PostgresRoles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL, durable as in production (fsync and synchronous_commit on), with logical decoding for the outbox. */
public final class PostgresServer implements Containable {

    public static final String NAME = "postgres";

    /** The image of Docker's library. */
    public static final String IMAGE = "postgres:18.6";

    /** SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything is written. */
    static final String FAST_SHUTDOWN = "INT";

    private final Workspace workspace;
    private final StateDirectory state;
    private final StackPorts ports;
    private final Secrets secrets;
    private final PostgresRoles roles;

    public PostgresServer(Workspace workspace, StateDirectory state, StackPorts ports) {
        this.workspace = workspace;
        this.state = state;
        this.ports = ports;
        this.secrets = new Secrets(state.secrets());
        this.roles = PostgresRoles.local(workspace, secrets, ports);
    }

    /** What JDBC clients connect to. */
    public static String jdbcUrl(StackPorts ports) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/" + PostgresRoles.DATABASE;
    }

    /** What reactive clients connect to. */
    public static String reactiveUrl(StackPorts ports) {
        return "postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/" + PostgresRoles.DATABASE;
    }

    /** Deletes the data of a stopped server, wherever it had to be. */
    public static void forget(StateDirectory state) throws IOException {
        Unprivileged.now().deleteData(state);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.of(Port.POSTGRES));
    }

    @Override
    public String stopSignal() {
        return FAST_SHUTDOWN;
    }

    @Override
    public Duration stopPatience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        Unprivileged user = Unprivileged.now();
        Path home = new PostgresBinaries(workspace, user.cache(workspace)).home();
        Path cluster = user.data(state).resolve("cluster");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            Template template = new Template(user.cache(workspace).resolve("postgres-template"));
            if (!state.templated() || !template.copyTo(cluster)) {
                initialise(user, home, cluster);
                if (state.templated()) {
                    template.keep(cluster);
                }
            }
        }
        endLeftOver(cluster);
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("postgres").toString(), "-D", cluster.toString()));
        settings(ports.of(Port.POSTGRES)).forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return new Launch(user.command(FAST_SHUTDOWN, command), Map.of("LC_ALL", "C.UTF-8"), Path.of("/"));
    }

    @Override
    public Container container() {
        List<String> arguments = new ArrayList<>(List.of("postgres"));
        Map<String, String> settings = new TreeMap<>(settings(ports.of(Port.POSTGRES)));
        // The image prepares the cluster over its socket.
        settings.remove("unix_socket_directories");
        settings.forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
        return Container.foreign(
                IMAGE,
                Map.of(
                        "POSTGRES_USER",
                        PostgresRoles.SUPERUSER,
                        "POSTGRES_PASSWORD",
                        secrets.get(PostgresRoles.SUPERUSER),
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale=C.UTF-8"),
                arguments);
    }

    @Override
    public boolean isReady() {
        return roles.isReachable();
    }

    @Override
    public void whenReady() throws Exception {
        roles.bootstrap();
    }

    static Map<String, String> settings(int port) {
        return Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "wal_level", "logical",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "max_wal_size", "512MB",
                "log_min_messages", "warning");
    }

    private void initialise(Unprivileged user, Path home, Path cluster) throws IOException, InterruptedException {
        removeHalfMade(cluster);
        Files.createDirectories(
                cluster, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = Files.createTempFile(cluster.getParent(), "initdb", ".pw");
        try {
            Files.writeString(password, secrets.get(PostgresRoles.SUPERUSER));
            user.own(cluster);
            user.own(password);
            initdb(user, home, cluster, password);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void initdb(Unprivileged user, Path home, Path cluster, Path password)
            throws IOException, InterruptedException {
        List<String> command = user.command(
                "KILL",
                List.of(
                        home.resolve("bin").resolve("initdb").toString(),
                        "--pgdata=" + cluster,
                        "--username=" + PostgresRoles.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--no-instructions"));
        Path log = Files.createDirectories(state.logs()).resolve("initdb.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        if (builder.start().waitFor() != 0) {
            throw new PartFailure("initdb failed, see " + log + ": " + Files.readString(log));
        }
    }

    /** A folder without PG_VERSION is what an initdb left that was cut short. */
    private static void removeHalfMade(Path cluster) throws IOException {
        if (Files.isDirectory(cluster)) {
            FileTree.delete(cluster);
        }
    }

    /** A server whose supervisor was killed may still hold the cluster; its own pid file tells. */
    private static void endLeftOver(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = Long.parseLong(lines.getFirst().strip());
        boolean serves = lines.size() > 1 && lines.get(1).equals(cluster.toString());
        boolean isPostgres = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
        if (serves && isPostgres) {
            Signals.stop(ProcessHandle.of(pid).orElseThrow(), FAST_SHUTDOWN, Duration.ofSeconds(20));
        }
    }
}
