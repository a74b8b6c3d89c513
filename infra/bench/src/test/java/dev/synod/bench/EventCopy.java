package dev.synod.bench;

import dev.synod.testing.TestStack;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The database's own way of taking rows in, over the same table with all its constraints. */
final class EventCopy {
    private static final int BUFFER = 64 * 1024;

    private final TestStack stack;

    EventCopy(TestStack stack) {
        this.stack = stack;
    }

    /** Takes the rows out, empties the table, copies them in again; rows a second of the last. */
    double rate(int rows) throws SQLException, IOException {
        try (Connection connection = stack.database().open()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            long out = copy.copyOut("copy (select * from record.event) to stdout", all);
            if (out != rows) {
                throw new IllegalStateException(out + " rows are stored instead of " + rows);
            }
            stack.database().execute("truncate record.event");
            long start = System.nanoTime();
            copy.copyIn("copy record.event from stdin", new ByteArrayInputStream(all.toByteArray()), BUFFER);
            return rows / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** Leaves nothing behind. */
    void forget() {
        stack.database()
                .execute("truncate record.event, record.session, record.contribution, record.cost, record.dead_letter");
    }
}
