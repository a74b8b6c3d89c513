package dev.synod.local.part;

import dev.synod.local.layout.FileTree;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Launch;
import dev.synod.local.process.Part;
import dev.synod.local.setup.PostgresRoles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A streaming standby of the stack's PostgreSQL, which may be read: for tests of what a replica is for. It begins as a
 * copy of the running server's files, by the <a
 * href="https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP">low-level backup
 * API</a>, since the binaries at hand have no pg_basebackup.
 */
public final class PostgresStandby implements Part {

    public static final String NAME = "postgres-standby";

    private final Workspace workspace;
    private final StateDirectory state;
    private final StackPorts ports;
    private final int port;
    private final Secrets secrets;

    /** @param port where it listens */
    public PostgresStandby(Workspace workspace, StateDirectory state, StackPorts ports, int port) {
        this.workspace = workspace;
        this.state = state;
        this.ports = ports;
        this.port = port;
        this.secrets = new Secrets(state.secrets());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public String stopSignal() {
        return PostgresServer.FAST_SHUTDOWN;
    }

    @Override
    public Duration stopPatience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Launch prepare() throws IOException, SQLException {
        Unprivileged user = Unprivileged.now();
        Path home = new PostgresBinaries(workspace, user.cache(workspace)).home();
        Path copy = user.data(state).resolve("standby");
        if (!Files.exists(copy.resolve("standby.signal"))) {
            copy(user.data(state).resolve("cluster"), copy);
            user.own(copy);
        }
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("postgres").toString(), "-D", copy.toString()));
        PostgresServer.settings(port).forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        command.addAll(List.of(
                "-c",
                "primary_conninfo=host=127.0.0.1 port=%d user=%s password=%s"
                        .formatted(
                                ports.of(Port.POSTGRES),
                                PostgresRoles.SUPERUSER,
                                secrets.get(PostgresRoles.SUPERUSER))));
        return new Launch(
                user.command(PostgresServer.FAST_SHUTDOWN, command), Map.of("LC_ALL", "C.UTF-8"), Path.of("/"));
    }

    private void copy(Path cluster, Path copy) throws IOException, SQLException {
        PostgresRoles roles = PostgresRoles.local(workspace, secrets, ports);
        try (Connection connection = roles.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            ClusterFiles.copy(cluster, copy);
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
        } catch (IOException | SQLException e) {
            FileTree.delete(copy);
            throw e;
        }
        Files.createFile(copy.resolve("standby.signal"));
    }

    @Override
    public boolean isReady() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        PostgresRoles.SUPERUSER,
                        secrets.get(PostgresRoles.SUPERUSER));
                ResultSet recovering = connection.createStatement().executeQuery("select pg_is_in_recovery()")) {
            return recovering.next() && recovering.getBoolean(1);
        }
    }
}
