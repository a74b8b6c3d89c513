package dev.synod.record.adapter.http;

import dev.synod.kit.http.Problems;
import dev.synod.record.shell.reads.ActionStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Path and query values, read to the letter; what is wrong is a 400 that says how it should be. */
final class Inputs {
    private static final int UUID_LENGTH = 36;

    private Inputs() {}

    static UUID sessionId(String where, String text) {
        try {
            // The parser alone would take shortened forms.
            if (text.length() == UUID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw noSessionId(where, text);
        }
        throw noSessionId(where, text);
    }

    static int limit(@Nullable String text, int byDefault, int max) {
        return text == null ? byDefault : (int) number("limit", text, 1, max);
    }

    /** The sequence after which to go on; 0, the start, if not given. */
    static long after(@Nullable String text) {
        return text == null ? 0 : number("after", text, 0, Long.MAX_VALUE);
    }

    static @Nullable ActionStatus status(@Nullable String text) {
        return text == null
                ? null
                : ActionStatus.of(text)
                        .orElseThrow(
                                () -> Problems.invalid("Query parameter status is '" + text + "'; it must be one of "
                                        + Arrays.stream(ActionStatus.values())
                                                .map(ActionStatus::text)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static long number(String name, String text, long min, long max) {
        String range = max == Long.MAX_VALUE ? min + " or more" : "from " + min + " to " + max;
        HttpProblem problem = Problems.invalid(
                "Query parameter " + name + " is '" + text + "'; it must be a whole number, " + range + ".");
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw problem;
        }
        throw problem;
    }

    private static HttpProblem noSessionId(String where, String text) {
        return Problems.invalid(where + " is '" + text
                + "'; it must be a session id, a UUID such as 019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b.");
    }
}
