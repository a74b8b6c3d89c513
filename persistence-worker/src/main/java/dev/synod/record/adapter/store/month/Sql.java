package dev.synod.record.adapter.store.month;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements of one transaction. */
record Sql(Connection connection) {
    /** The first column of all rows. */
    <T> List<T> all(Class<T> type, String query, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getObject(1, type));
                }
            }
            return all;
        }
    }

    /** The first column of the only row. */
    <T> T one(Class<T> type, String query, @Nullable Object... arguments) throws SQLException {
        return all(type, query, arguments).getFirst();
    }

    /** Runs a statement without arguments. */
    void run(String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }
}
