package dev.synod.record.shell;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** A header of a record; names may repeat, and a header may have no value. */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it is carried from the topic to where it is kept.
public record SourceHeader(String name, byte @Nullable [] value) {
    /** A header whose value is text. */
    public static SourceHeader of(String name, String value) {
        return new SourceHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The value as text; null if there is none. */
    public @Nullable String text() {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
