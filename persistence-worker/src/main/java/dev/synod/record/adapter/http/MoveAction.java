package dev.synod.record.adapter.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A wish for an action's status. */
public record MoveAction(
        @NotNull(message = "must say where the action is to go") @Schema(enumeration = {"todo", "in_progress", "blocked", "in_review", "done", "cancelled"})
        String status,

        @Nullable @Size(min = 1, max = MAX_REASON_CHARS, message = "must be {min} to {max} characters long") @Pattern(regexp = "[^\\x00]*", message = "must not contain the character U+0000") @Schema(description = "Why, if the status is blocked")
        String blockedBecause) {
    static final int MAX_REASON_CHARS = 2_000;
}
