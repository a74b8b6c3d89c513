package dev.synod.stream.core;

/**
 * One durable event in the form in which it goes out. Rendered once; the bytes are shared by all
 * connections and never changed.
 */
public final class Frame {
    private final long sequence;
    private final boolean ending;
    private final byte[] bytes;

    /** @param ending true if the session ends with this event, unless another follows */
    public Frame(long sequence, boolean ending, byte[] bytes) {
        this.sequence = sequence;
        this.ending = ending;
        this.bytes = bytes;
    }

    /** The position in its session, from 1. */
    public long sequence() {
        return sequence;
    }

    /** True if the session ends with this event, unless another follows. */
    public boolean ending() {
        return ending;
    }

    /** The bytes themselves, not a copy: for writing only. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Frame[" + sequence + (ending ? ", ending" : "") + "]";
    }
}
