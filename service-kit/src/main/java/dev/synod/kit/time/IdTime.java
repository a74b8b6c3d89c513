package dev.synod.kit.time;

import java.time.Instant;
import java.util.UUID;

/** When an id was made. */
public final class IdTime {
    private IdTime() {}

    /** What a version 7 id begins with: its time, in milliseconds (RFC 9562, section 5.7). */
    public static Instant of(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
