package dev.synod.record.adapter.http;

import dev.synod.kit.http.Problems;
import dev.synod.record.shell.reads.ActionPosition;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A place in the list of actions as opaque text. */
final class ActionCursor {
    private ActionCursor() {}

    static String write(ActionPosition position) {
        String text = position.createdAt() + "|" + position.sessionId() + "|" + position.position();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place; null for the start. */
    static @Nullable ActionPosition read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
            return new ActionPosition(Instant.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problems.invalid("Query parameter cursor is '" + cursor
                    + "', which this list never gave out; send the field next of the page before, unchanged.");
        }
    }
}
