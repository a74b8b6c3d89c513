package dev.synod.stream.core;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where a connection stands in its session. Invariant: {@code sent} only grows, by one per frame, or over
 * an announced gap; so nothing is skipped silently and nothing sent twice, in whatever order memory, history
 * and the live tail answer.
 *
 * @param sent the sequence of the last event sent, or what the client had when it came
 * @param known how far the session is, by all that this connection has heard
 * @param caughtUp false until memory or history has shown that nothing older is outstanding
 * @param missingSince when the next event was first found missing
 */
public record Cursor(
        long sent,
        Reached known,
        boolean caughtUp,
        @Nullable Instant missingSince) {

    /** A cursor and what to do about it. */
    public record Step(Cursor next, Move move) {}

    /** A connection that has everything up to this sequence; 0 for nothing. */
    public static Cursor after(long sequence) {
        return new Cursor(sequence, Reached.NOTHING, false, null);
    }

    /** The live tail, or the record, has got this far. */
    public Cursor heardOf(Reached reached) {
        return new Cursor(sent, known.or(reached), caughtUp, missingSince);
    }

    /** Decides by what memory holds beyond {@link #sent}. */
    public Step consult(Remembered memory) {
        Cursor heard = heardOf(memory.reached());
        if (!memory.run().isEmpty()) {
            return heard.send(memory.run());
        }
        // Memory follows the live tail, so whoever has all of it has all there is.
        boolean level = caughtUp || (memory.knows() && memory.reached().sequence() <= sent);
        if (!level || heard.behind()) {
            return new Step(heard, new Move.ReadHistory(sent));
        }
        return heard.level();
    }

    /**
     * Decides by what history answered.
     *
     * @param rows what it has beyond {@link #sent}
     * @param whole false if there may be more rows than it was asked for
     * @param memory what memory holds now, in case the missing has come by there
     * @param patience how long a known event may be missing before it is given up
     */
    public Step replay(Remembered rows, boolean whole, Remembered memory, Instant now, Duration patience) {
        Cursor heard = heardOf(rows.reached().or(memory.reached()));
        if (!rows.run().isEmpty()) {
            Step step = heard.send(rows.run());
            Cursor next = step.next();
            boolean done = caughtUp || (whole && next.sent == rows.reached().sequence());
            return new Step(new Cursor(next.sent, next.known, done, null), step.move());
        }
        if (!memory.run().isEmpty()) {
            return heard.send(memory.run());
        }
        if (!heard.behind()) {
            return heard.level();
        }
        return heard.missing(first(rows.beyond(), memory.beyond()), now, patience);
    }

    private boolean behind() {
        return known.sequence() > sent;
    }

    /** The end counts, whether it was sent here or is what the client came with. */
    private Step level() {
        return new Step(new Cursor(sent, known, true, null), known.over() ? new Move.Finish() : new Move.Rest());
    }

    private Step missing(@Nullable Frame beyond, Instant now, Duration patience) {
        Instant since = missingSince == null ? now : missingSince;
        if (beyond == null || now.isBefore(since.plus(patience))) {
            return new Step(new Cursor(sent, known, caughtUp, since), new Move.AwaitMissing());
        }
        long actual = beyond.sequence();
        return new Step(new Cursor(actual - 1, known, caughtUp, null), new Move.AnnounceGap(sent + 1, actual));
    }

    private Step send(List<Frame> run) {
        Frame last = run.getLast();
        Reached heard = known.or(Reached.by(last));
        return new Step(new Cursor(last.sequence(), heard, caughtUp, null), new Move.Send(run));
    }

    private static @Nullable Frame first(@Nullable Frame one, @Nullable Frame other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.sequence() <= other.sequence() ? one : other;
    }
}
