package dev.synod.record.adapter.store.month;

import dev.synod.record.shell.retention.Archive;
import dev.synod.record.shell.retention.Archive.Receipt;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How one month goes: archived, counted, dropped, all in one transaction. What the archive has from a try that did not
 * come to its end is written anew by the next, under the same name.
 */
final class Expiry {
    /** Of a date {@code month}; twice the limit is its argument. */
    static final String IS_OVER = """
        (month + interval '1 month') at time zone 'UTC' <= ?::timestamptz and not exists (
          select from record.session
          where session_id >= record.first_id(month)
            and session_id < record.first_id((month + interval '1 month')::date)
            and (ended_at is null or ended_at >= ?::timestamptz))""";

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuuMM");

    private final Sql sql;
    private final LocalDate month;
    private final String events;
    private final String contributions;

    Expiry(Sql sql, YearMonth month) {
        this.sql = sql;
        this.month = month.atDay(1);
        events = "event_" + SUFFIX.format(month);
        contributions = "contribution_" + SUFFIX.format(month);
    }

    /** True if it may be committed, and the month is gone then. */
    boolean run(Instant limit, Instant now, @Nullable Archive archive) throws SQLException, IOException {
        // Dropping locks the parent, and whoever comes behind us: rather try again later than have them wait.
        sql.run("set local lock_timeout = '5s'");
        if (!isOurs()) {
            return false;
        }
        Receipt receipt = archive == null || isEmpty() ? null : archived(archive);
        sql.run("lock table record.%s, record.%s in share mode".formatted(events, contributions));
        if (!isStillOver(limit)) {
            return false;
        }
        long stored = sql.one(Long.class, "select count(*) from record." + events);
        if (receipt != null && receipt.events() != stored) {
            throw new IOException("%s has %d of the %d events of %s; they are kept"
                    .formatted(receipt.place(), receipt.events(), stored, events));
        }
        if (stored > 0) {
            remember(now, receipt);
        }
        sql.run("drop table record.%s, record.%s".formatted(events, contributions));
        return true;
    }

    /** No other replica is at it, or was a moment ago. */
    private boolean isOurs() throws SQLException {
        return sql.one(Boolean.class, "select pg_try_advisory_xact_lock(hashtext('record.expired_month'))")
                && sql.one(Boolean.class, "select to_regclass('record.' || ?) is not null", events);
    }

    private boolean isEmpty() throws SQLException {
        return sql.one(Boolean.class, "select not exists (select from record." + events + ")");
    }

    private Receipt archived(Archive archive) throws SQLException, IOException {
        long before = sql.one(Long.class, "select count(*) from record.expired_month where month = ?", month);
        String name = "history-" + YearMonth.from(month) + (before == 0 ? "" : "-" + (before + 1));
        try (MonthEvents all = new MonthEvents(sql.connection(), events)) {
            return archive.write(name, all);
        }
    }

    private boolean isStillOver(Instant limit) throws SQLException {
        OffsetDateTime at = limit.atOffset(ZoneOffset.UTC);
        return sql.one(Boolean.class, "select " + IS_OVER + " from (select ?::date as month) as months", at, at, month);
    }

    private void remember(Instant now, @Nullable Receipt receipt) throws SQLException {
        sql.all(
                LocalDate.class,
                """
                insert into record.expired_month (month, expired_at, sessions, events, exported_to)
                select ?, ?, count(distinct session_id), count(*), ? from record.%s returning month""".formatted(events),
                month,
                now.atOffset(ZoneOffset.UTC),
                receipt == null ? null : receipt.place());
    }
}
