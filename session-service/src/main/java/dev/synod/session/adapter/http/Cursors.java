package dev.synod.session.adapter.http;

import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** Where a page begins. */
final class Cursors {
    private Cursors() {}

    /** The id that the page before ended with; empty for the first page. */
    static Optional<UUID> before(@Nullable String cursor) {
        return Optional.ofNullable(cursor).map(given -> Parameters.uuid(given)
                .orElseThrow(() -> Problems.invalid("'cursor' must be the 'next' of an earlier page.")));
    }
}
