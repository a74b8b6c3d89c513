package dev.synod.record.adapter.http.letters;

import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.record.adapter.http.Inputs;
import dev.synod.record.shell.DeadLetterCause;
import dev.synod.record.shell.letters.LetterState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

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
                : Parameters.oneOf("Query parameter state", text, List.of(LetterState.values()), LetterState::text);
    }

    static @Nullable DeadLetterCause cause(@Nullable String text) {
        return text == null
                ? null
                : Parameters.oneOf(
                        "Query parameter cause", text, List.of(DeadLetterCause.values()), DeadLetterCause::text);
    }

    /** A cause that the first letter of a key can have. */
    static DeadLetterCause headCause(String text) {
        return Parameters.oneOf("'cause'", text, OF_HEADS, DeadLetterCause::text);
    }

    static @Nullable UUID session(@Nullable String text) {
        return text == null ? null : Inputs.sessionId("Query parameter session", text);
    }
}
