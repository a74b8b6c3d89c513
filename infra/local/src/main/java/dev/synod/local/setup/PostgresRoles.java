package dev.synod.local.setup;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.PartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;

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

    private final Path script;
    private final Server server;
    private final UnaryOperator<String> passwords;

    /**
     * Where the server is, and who may do everything there.
     *
     * @param admin a superuser
     */
    public record Server(String host, int port, String admin, String password) {}

    /**
     * Roles of a server.
     *
     * @param script {@code infra/postgres/bootstrap.sql}
     * @param passwords finds a role's password
     */
    public PostgresRoles(Path script, Server server, UnaryOperator<String> passwords) {
        this.script = script;
        this.server = server;
        this.passwords = passwords;
    }

    /** Those of the local stack. */
    public static PostgresRoles local(Workspace workspace, Secrets secrets, StackPorts ports) {
        return new PostgresRoles(
                workspace.file("infra", "postgres", "bootstrap.sql"),
                new Server("127.0.0.1", ports.of(Port.POSTGRES), SUPERUSER, secrets.get(SUPERUSER)),
                secrets::get);
    }

    /** Whether the server takes connections. */
    public boolean isReachable() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes what is missing; repeatable. */
    public void bootstrap() throws SQLException, IOException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!hasDatabase(statement)) {
                statement.execute("create database " + DATABASE);
            }
        }
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(script));
            for (String login : LOGINS) {
                statement.execute("alter role " + login + " password " + quoted(passwords.apply(login)));
            }
        } catch (SQLException e) {
            throw new PartFailure("infra/postgres/bootstrap.sql fails: " + e.getMessage(), e);
        }
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.admin());
        properties.setProperty("password", server.password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("ApplicationName", "synod-setup");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + database, properties);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static boolean hasDatabase(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }
}
