package dev.synod.local.part;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.PartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** Brings a fresh or a used server to what {@code infra/postgres/bootstrap.sql} wants, and gives roles their passwords. */
public final class PostgresRoles {

    /** The database all services share. */
    public static final String DATABASE = "synod";

    /** The superuser that initdb made. */
    public static final String SUPERUSER = "synod_admin";

    /** The role that Debezium connects with. */
    public static final String CONNECT = "synod_connect";

    private static final List<String> LOGINS =
            List.of("synod_session", "synod_gateway", "synod_record", "synod_stream", CONNECT);

    private final Workspace workspace;
    private final Secrets secrets;
    private final StackPorts ports;

    public PostgresRoles(Workspace workspace, Secrets secrets, StackPorts ports) {
        this.workspace = workspace;
        this.secrets = secrets;
        this.ports = ports;
    }

    /** Whether the server takes connections. */
    boolean isReachable() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes what is missing; repeatable. */
    void bootstrap() throws SQLException, IOException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!hasDatabase(statement)) {
                statement.execute("create database " + DATABASE);
            }
        }
        String script = Files.readString(workspace.file("infra", "postgres", "bootstrap.sql"));
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(script);
            for (String login : LOGINS) {
                statement.execute("alter role " + login + " password '" + secrets.get(login) + "'");
            }
        } catch (SQLException e) {
            throw new PartFailure("infra/postgres/bootstrap.sql fails: " + e.getMessage(), e);
        }
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", secrets.get(SUPERUSER));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("ApplicationName", "synod-launcher");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/" + database, properties);
    }

    private static boolean hasDatabase(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }
}
