package dev.synod.testing;

import dev.synod.local.setup.PostgresRoles;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQL in the shared database as superuser, one connection per call. */
public final class TestDatabase {

    private final PostgresRoles roles;

    TestDatabase(PostgresRoles roles) {
        this.roles = roles;
    }

    /** All rows, columns by name in order. */
    public List<Map<String, @Nullable Object>> query(String sql, @Nullable Object... arguments) {
        try (Connection connection = open();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<Map<String, @Nullable Object>> all = new ArrayList<>();
            while (rows.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** The first column of the only row. */
    public @Nullable Object single(String sql, @Nullable Object... arguments) {
        List<Map<String, @Nullable Object>> rows = query(sql, arguments);
        if (rows.size() != 1) {
            throw new IllegalStateException(sql + ": expected one row, got " + rows.size());
        }
        return rows.getFirst().values().iterator().next();
    }

    /** Runs a statement or, without arguments, a whole script; returns the rows changed by the first. */
    public int execute(String sql, @Nullable Object... arguments) {
        try (Connection connection = open();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            statement.execute();
            return statement.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** A connection for whatever else a test needs; close it. */
    public Connection open() throws SQLException {
        return roles.connect(PostgresRoles.DATABASE);
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
