package dev.synod.record.adapter.store.month;

import dev.synod.events.StructuredEvent;
import dev.synod.record.shell.StoreUnavailable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The events of a partition in the order of its key, some thousands in memory at a time. */
final class MonthEvents implements Iterator<StructuredEvent>, AutoCloseable {
    private static final int ROWS_AT_ONCE = 2000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean more;

    /** A connection without auto-commit, else the driver would fetch them all. */
    MonthEvents(Connection connection, String partition) throws SQLException {
        statement = connection.prepareStatement("""
            select session_id, sequence, event_id, type, source, time, data, traceparent
            from record.%s order by session_id, sequence""".formatted(partition));
        statement.setFetchSize(ROWS_AT_ONCE);
        rows = statement.executeQuery();
        more = rows.next();
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public StructuredEvent next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        try {
            StructuredEvent event = new StructuredEvent(
                    rows.getString("event_id"),
                    rows.getString("source"),
                    rows.getString("type"),
                    rows.getString("session_id"),
                    rows.getObject("time", OffsetDateTime.class).toInstant().toString(),
                    rows.getLong("sequence"),
                    rows.getString("traceparent"),
                    rows.getString("data"));
            more = rows.next();
            return event;
        } catch (SQLException e) {
            throw new StoreUnavailable("reading a month: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
