package dev.synod.record.adapter.http;

import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.record.shell.reads.ActionStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Path and query values, read to the letter; what is wrong is a 400 that says how it should be. */
final class Inputs {
    private Inputs() {}

    static UUID sessionId(String where, String text) {
        return Parameters.uuid(text).orElseThrow(() -> noSessionId(where, text));
    }

    /** The sequence after which to go on; 0, the start, if not given. */
    static long after(@Nullable String text) {
        return text == null ? 0 : Parameters.number("after", text, 0, Long.MAX_VALUE);
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

    private static HttpProblem noSessionId(String where, String text) {
        return Problems.invalid(where + " is '" + text
                + "'; it must be a session id, a UUID such as 019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b.");
    }
}
