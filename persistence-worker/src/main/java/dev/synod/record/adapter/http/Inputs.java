package dev.synod.record.adapter.http;

import dev.synod.events.session.Outcome;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.record.core.action.ActionStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Path and query values, read to the letter; what is wrong is a 400 that says how it should be. */
public final class Inputs {
    private Inputs() {}

    /** A session's id, as the path or a parameter has it. */
    public static UUID sessionId(String where, String text) {
        return Parameters.uuid(text).orElseThrow(() -> noId(where, "session id", text));
    }

    /** A project's id, so. */
    public static UUID projectId(String where, String text) {
        return Parameters.uuid(text).orElseThrow(() -> noId(where, "project id", text));
    }

    /** The filter of lists; null if not given. */
    static @Nullable UUID project(@Nullable String text) {
        return text == null ? null : projectId("Query parameter project", text);
    }

    /** The id that the page before ended with; null for the start. */
    public static @Nullable UUID idCursor(@Nullable String text) {
        return text == null ? null : Parameters.uuid(text).orElseThrow(() -> PlaceCursor.foreign(text));
    }

    /** The sequence after which to go on; 0, the start, if not given. */
    static long after(@Nullable String text) {
        return text == null ? 0 : Parameters.number("after", text, 0, Long.MAX_VALUE);
    }

    static @Nullable ActionStatus status(@Nullable String text) {
        return text == null ? null : status("Query parameter status", text);
    }

    static ActionStatus status(String where, String text) {
        return Parameters.oneOf(where, text, List.of(ActionStatus.values()), ActionStatus::text);
    }

    static @Nullable Outcome outcome(@Nullable String text) {
        return text == null
                ? null
                : Parameters.oneOf("Query parameter outcome", text, List.of(Outcome.values()), Inputs::name);
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static HttpProblem noId(String where, String what, String text) {
        return Problems.invalid(where + " is '" + text + "'; it must be a " + what
                + ", a UUID such as 019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b.");
    }

    /** Things as a list in a text. */
    static <T> String names(List<T> things, Function<T, String> name) {
        return things.stream().map(name).collect(Collectors.joining(", "));
    }
}
