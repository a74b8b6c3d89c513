package dev.synod.stream.core;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How far a feed has been followed: for each partition of the topic, the offset of the first record not yet seen.
 * It means the same at every replica, whatever order each got the partitions in, so a client may resume anywhere.
 */
public final class FeedPosition {
    /** Before everything. */
    public static final FeedPosition START = new FeedPosition(new long[0]);

    private static final int RADIX = 36;
    private static final int MOST_PARTITIONS = 1024;

    private final long[] next;

    private FeedPosition(long[] next) {
        this.next = next;
    }

    /** Reads what {@link #toString} wrote; throws {@link IllegalArgumentException} if it is none. */
    public static FeedPosition parse(String text) {
        String[] parts = text.split("\\.", MOST_PARTITIONS + 1);
        if (parts.length > MOST_PARTITIONS) {
            throw new IllegalArgumentException("too many partitions");
        }
        long[] next = Arrays.stream(parts)
                .mapToLong(part -> Long.parseLong(part, RADIX))
                .toArray();
        if (Arrays.stream(next).anyMatch(offset -> offset < 0)) {
            throw new IllegalArgumentException("a negative offset");
        }
        return new FeedPosition(next);
    }

    /** True if the record at this place has been seen. */
    public boolean covers(int partition, long offset) {
        return offset < of(partition);
    }

    /** With everything seen up to and including this record. */
    public FeedPosition seen(int partition, long offset) {
        if (covers(partition, offset)) {
            return this;
        }
        long[] further = Arrays.copyOf(next, Math.max(next.length, partition + 1));
        further[partition] = offset + 1;
        return new FeedPosition(further);
    }

    /** With everything seen that either has seen. */
    public FeedPosition or(FeedPosition other) {
        long[] further = Arrays.copyOf(next, Math.max(next.length, other.next.length));
        for (int partition = 0; partition < other.next.length; partition++) {
            further[partition] = Math.max(further[partition], other.next[partition]);
        }
        return new FeedPosition(further);
    }

    /** True if the other has seen everything that this one has. */
    public boolean isWithin(FeedPosition other) {
        for (int partition = 0; partition < next.length; partition++) {
            if (next[partition] > other.of(partition)) {
                return false;
            }
        }
        return true;
    }

    private long of(int partition) {
        return partition < next.length ? next[partition] : 0;
    }

    /** The form in which clients carry it, as the id of their events. */
    @Override
    public String toString() {
        return next.length == 0
                ? "0"
                : Arrays.stream(next)
                        .mapToObj(offset -> Long.toString(offset, RADIX))
                        .collect(Collectors.joining("."));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedPosition position && toString().equals(position.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
