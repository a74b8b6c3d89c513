package dev.synod.record.adapter.http.letters;

import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.record.shell.DeadLetterCause;
import dev.synod.record.shell.letters.LetterState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Path and query values about letters, read to the letter. */
final class LetterInputs {
    private static final List<DeadLetterCause> OF_HEADS = List.of(DeadLetterCause.UNREADABLE, DeadLetterCause.REFUSED);

    private LetterInputs() {}

    /** A letter's number; there is no letter with another name. */
    static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problems.notFound("dead letter", text);
        }
    }

    static long cursor(@Nullable String text) {
        return text == null ? 0 : Parameters.number("cursor", text, 0, Long.MAX_VALUE);
    }

    static @Nullable LetterState state(@Nullable String text) {
        return text == null
                ? null
                : oneOf("Query parameter state", text, List.of(LetterState.values()), LetterState::text);
    }

    static @Nullable DeadLetterCause cause(@Nullable String text) {
        return text == null
                ? null
                : oneOf("Query parameter cause", text, List.of(DeadLetterCause.values()), DeadLetterCause::text);
    }

    /** A cause that the first letter of a key can have. */
    static DeadLetterCause headCause(String text) {
        return oneOf("'cause'", text, OF_HEADS, DeadLetterCause::text);
    }

    static @Nullable UUID session(@Nullable String text) {
        return text == null
                ? null
                : Parameters.uuid(text)
                        .orElseThrow(() -> Problems.invalid("Query parameter session is '" + text
                                + "'; it must be a session id, a UUID such as 019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b."));
    }

    private static <T> T oneOf(String where, String text, List<T> values, Function<T, String> name) {
        return values.stream()
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(where + " is '" + text + "'; it must be one of "
                        + values.stream().map(name).collect(Collectors.joining(", ")) + "."));
    }
}
