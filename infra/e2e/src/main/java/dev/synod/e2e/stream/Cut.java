package dev.synod.e2e.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is over after so many bytes, whatever stands there: its reader has seen no more of it. */
final class Cut extends FilterInputStream {
    private int left;
    private int lineBreaks;

    Cut(InputStream whole, int bytes) {
        super(whole);
        this.left = bytes;
    }

    /** True if the stream would have gone on, or may have. */
    boolean made() {
        return left == 0;
    }

    /** True if what was read ends before the blank line that ends an event. */
    boolean insideAnEvent() {
        return lineBreaks < 2;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = made() ? -1 : super.read(into, offset, Math.min(length, left));
        for (int i = 0; i < count; i++) {
            lineBreaks = into[offset + i] == '\n' ? lineBreaks + 1 : 0;
        }
        left -= Math.max(0, count);
        return count;
    }
}
