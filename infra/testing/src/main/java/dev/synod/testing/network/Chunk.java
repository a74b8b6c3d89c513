package dev.synod.testing.network;

/**
 * What was read at once.
 *
 * @param bytes none: the end
 * @param reset for the end, whether the sender was lost rather than done
 * @param readAtNanos when it was read
 * @param number which it is on its way through its connection
 */
record Chunk(byte[] bytes, boolean reset, long readAtNanos, long number) {

    boolean isEnd() {
        return bytes.length == 0;
    }
}
