package dev.synod.record.adapter.http.letters;

import dev.synod.kit.http.Problems;
import dev.synod.record.shell.DeadLetterCause;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which letters to redrive: either all, or those with a cause.
 *
 * @param all true, or not given
 */
public record Redrive(
        @Nullable @Schema(description = "unreadable or refused")
        String cause,

        @Nullable Boolean all) {
    /** The cause that is meant; null for all. */
    @Nullable DeadLetterCause meant() {
        boolean everything = Boolean.TRUE.equals(all);
        if (everything == (cause != null)) {
            throw Problems.invalid("Say either \"cause\": \"unreadable\" or \"refused\", or \"all\": true.");
        }
        return cause == null ? null : LetterInputs.headCause(cause);
    }
}
