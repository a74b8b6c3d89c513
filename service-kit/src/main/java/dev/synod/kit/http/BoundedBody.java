package dev.synod.kit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that breaks off when more is read of it than may be. */
final class BoundedBody extends FilterInputStream {
    private long leftBytes;

    BoundedBody(InputStream body, long limitBytes) {
        super(body);
        leftBytes = limitBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        take(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        take(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        take(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void take(long bytes) throws BodyTooLarge {
        leftBytes -= bytes;
        if (leftBytes < 0) {
            throw new BodyTooLarge();
        }
    }
}
