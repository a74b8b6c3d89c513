package dev.synod.kit.outbox;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far Debezium is behind the outbox, worked out from one reading after the other. PostgreSQL knows positions in its
 * log and no times, so whenever rows are new the position and the time are noted; the oldest note that is not confirmed
 * gives the age. Rows that were there before the first reading count from then on.
 */
final class OutboxLag {
    private static final int MOST_NOTES = 64;
    private static final String LOST = "lost";

    private final List<Note> notes = new ArrayList<>();
    private @Nullable Instant newest;
    private long confirmed = -1;

    /** A position, when rows up to there were first seen. */
    private record Note(Instant at, long position) {}

    /**
     * What the database says.
     *
     * @param written how far its log is written
     * @param slot null if there is none
     * @param newest when the newest row was made; null if there are no rows
     */
    record Reading(
            Instant at,
            long written,
            @Nullable Slot slot,
            @Nullable Instant newest) {}

    /**
     * The replication slot.
     *
     * @param confirmed how far its reader has got
     * @param walStatus of the log that it needs, as {@code pg_replication_slots} has it
     */
    record Slot(long confirmed, String walStatus) {}

    /**
     * How it stands.
     *
     * @param slot {@code usable}, {@code missing}, or {@code lost}: it can't be read from any more
     * @param bytes of the log that are not confirmed
     * @param age of the oldest rows that are not confirmed
     */
    record Standing(String slot, long bytes, Duration age) {
        static final Standing USABLE = new Standing("usable", 0, Duration.ZERO);

        boolean isUsable() {
            return slot.equals(USABLE.slot);
        }
    }

    /** Takes the next reading in. */
    Standing next(Reading reading) {
        if (reading.newest() != null && !reading.newest().equals(newest)) {
            newest = reading.newest();
            notes.add(new Note(reading.at(), reading.written()));
        }
        if (reading.slot() != null) {
            confirmed = reading.slot().confirmed();
        }
        notes.removeIf(note -> note.position() <= confirmed);
        if (notes.size() > MOST_NOTES) {
            thinOut();
        }
        return new Standing(
                stateOf(reading.slot()),
                confirmed < 0 ? 0 : Math.max(0, reading.written() - confirmed),
                notes.isEmpty()
                        ? Duration.ZERO
                        : Duration.between(notes.getFirst().at(), reading.at()));
    }

    /** The oldest stays, for the age now; of the others every second one, for the age while it catches up. */
    private void thinOut() {
        for (int i = notes.size() - 2; i > 0; i -= 2) {
            notes.remove(i);
        }
    }

    private static String stateOf(@Nullable Slot slot) {
        if (slot == null) {
            return "missing";
        }
        return slot.walStatus().equals(LOST) ? LOST : Standing.USABLE.slot();
    }
}
