package dev.synod.record.adapter.store.month;

import dev.synod.record.shell.StoreUnavailable;
import dev.synod.record.shell.retention.Archive;
import dev.synod.record.shell.retention.HistoryMonths;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;

/** Months as partitions. */
@ApplicationScoped
public class PgHistoryMonths implements HistoryMonths {
    private static final int MONTHS_AHEAD = 2;

    /** The partitions with a month in their names, so all but the rest. */
    private static final String MONTHS = """
        select to_date(right(c.relname, 6), 'YYYYMM') as month
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'record.event'::regclass and c.relname ~ '^event_[0-9]{6}$'""";

    private static final String IN_THE_REST = "select distinct record.month_of(session_id) from record.event_rest"
            + " where record.month_of(session_id) <= ?::date";

    private final DataSource database;

    PgHistoryMonths(DataSource database) {
        this.database = database;
    }

    @Override
    public void prepare(YearMonth current) {
        try (Connection connection = begin()) {
            Sql sql = new Sql(connection);
            // Replicas start together; one makes the partitions, the others find them made.
            sql.run("select pg_advisory_xact_lock(hashtext('record.make_partitions'))");
            YearMonth last = current.plusMonths(MONTHS_AHEAD);
            TreeSet<LocalDate> months = new TreeSet<>(sql.all(LocalDate.class, IN_THE_REST, last.atDay(1)));
            for (YearMonth month = current; !month.isAfter(last); month = month.plusMonths(1)) {
                months.add(month.atDay(1));
            }
            for (LocalDate month : months) {
                sql.all(String.class, "select record.make_partitions(?::date)::text", month);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new StoreUnavailable("making partitions: " + e.getMessage(), e);
        }
    }

    @Override
    public List<YearMonth> over(Instant limit) {
        try (Connection connection = begin()) {
            return new Sql(connection)
                            .all(
                                    LocalDate.class,
                                    "select month from (" + MONTHS + ") as months where " + Expiry.IS_OVER
                                            + " order by month",
                                    limit.atOffset(ZoneOffset.UTC),
                                    limit.atOffset(ZoneOffset.UTC))
                            .stream()
                            .map(YearMonth::from)
                            .toList();
        } catch (SQLException e) {
            throw new StoreUnavailable("looking for old months: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean expire(YearMonth month, Instant limit, Instant now, @Nullable Archive archive) throws IOException {
        try (Connection connection = begin()) {
            boolean gone = new Expiry(new Sql(connection), month).run(limit, now, archive);
            if (gone) {
                connection.commit();
            }
            return gone;
        } catch (SQLException e) {
            throw new StoreUnavailable("letting " + month + " go: " + e.getMessage(), e);
        }
    }

    /** Closed without a commit, the pool rolls it back. */
    private Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }
}
