package dev.synod.e2e.chaos.fault;

import dev.synod.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A table that can be read by all, and written by nobody. */
final class HeldTable {
    private final TestDatabase database;
    private final String table;
    private @Nullable Connection holder;

    HeldTable(TestDatabase database, String table) {
        this.database = database;
        this.table = table;
    }

    /**
     * Returns when the table is held.
     *
     * @throws IllegalStateException if the database isn't there
     */
    synchronized void take() {
        try {
            holder = hold(database.open());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot hold " + table + ": " + e.getMessage(), e);
        }
    }

    /**
     * Lets writers go on.
     *
     * @throws IllegalStateException if the database went away meanwhile, and the lock with it
     */
    synchronized void release() {
        try (Connection connection = holder) {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(table + " was let go: " + e.getMessage(), e);
        }
    }

    private Connection hold(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("lock table " + table + " in exclusive mode");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
