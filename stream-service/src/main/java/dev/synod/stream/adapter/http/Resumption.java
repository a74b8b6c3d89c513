package dev.synod.stream.adapter.http;

import dev.synod.kit.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Where a client wants to go on: by header, as browsers do when they reconnect, or by its URL. */
record Resumption(@Nullable String lastEventId, @Nullable String after) {

    /**
     * The position; null if there is none.
     *
     * @param parse throws {@link IllegalArgumentException} for what is no position
     * @param form what it must be, for those who got it wrong
     */
    <P> @Nullable P position(Function<String, P> parse, String form) {
        // What a client got since it first connected counts for more than what its URL says.
        return lastEventId == null || lastEventId.isBlank()
                ? position("The query parameter 'after'", after, parse, form)
                : position("The header Last-Event-ID", lastEventId, parse, form);
    }

    private static <P> @Nullable P position(
            String where, @Nullable String text, Function<String, P> parse, String form) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException e) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw (HttpProblem) Problems.invalid(where + " is '" + shown + "'. It must be " + form)
                    .initCause(e);
        }
    }
}
