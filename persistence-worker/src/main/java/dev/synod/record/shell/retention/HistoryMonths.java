package dev.synod.record.shell.retention;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Histories by the month that their sessions were made in. Everything here blocks. */
public interface HistoryMonths {
    /** Sees that this month, the next ones, and all that something has come in for, have a place of their own. */
    void prepare(YearMonth current);

    /** The months before {@code limit} whose sessions have all ended before it, oldest first. */
    List<YearMonth> over(Instant limit);

    /**
     * Lets a month go, whole or not at all: if its sessions are still over, and if the archive, should there be one, has
     * all of it.
     *
     * @return false if it can't go now, because of another replica or a session that goes on again
     */
    boolean expire(YearMonth month, Instant limit, Instant now, @Nullable Archive archive) throws IOException;
}
