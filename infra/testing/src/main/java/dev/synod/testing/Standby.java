package dev.synod.testing;

import dev.synod.local.setup.PostgresRoles;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A standby of the stack's PostgreSQL: it follows, unless it is told to wait. */
public final class Standby {
    private final int port;
    private final String password;
    private final PartControl process;

    Standby(int port, String password, PartControl process) {
        this.port = port;
        this.password = password;
        this.process = process;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where reactive clients connect. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + PostgresRoles.DATABASE;
    }

    /** The process, to be broken. */
    public PartControl process() {
        return process;
    }

    /** Stays as it is, whatever the primary does. */
    public void pause() {
        single("select pg_wal_replay_pause()::text");
    }

    /** Follows again. */
    public void resume() {
        single("select pg_wal_replay_resume()::text");
    }

    /** The first column of the only row. */
    public @Nullable Object single(String sql) {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + reactiveUrl(), PostgresRoles.SUPERUSER, password);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getObject(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }
}
