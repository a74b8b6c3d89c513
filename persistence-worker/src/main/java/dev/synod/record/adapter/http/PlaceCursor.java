package dev.synod.record.adapter.http;

import dev.synod.kit.http.Problems;
import dev.synod.record.shell.reads.Place;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A place in a list as opaque text. */
final class PlaceCursor {
    private PlaceCursor() {}

    static String write(Place place) {
        String text = place.at() + "|" + place.sessionId() + "|" + place.position();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place; null for the start. */
    static @Nullable Place read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw foreign(cursor);
        }
    }

    /** 400: no page ended there. */
    static HttpProblem foreign(String cursor) {
        return Problems.invalid("Query parameter cursor is '" + cursor
                + "', which this list never gave out; send the field next of the page before, unchanged.");
    }
}
