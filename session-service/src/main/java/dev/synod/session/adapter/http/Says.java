package dev.synod.session.adapter.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Bodies in which a user says something to a session. */
final class Says {
    private static final int MAX_CHARS = 4_000;

    private Says() {}

    /** What the user answers to the session's questions. */
    public record Clarification(
            @NotBlank(message = "must say more about the problem") @Size(max = MAX_CHARS, message = "must be at most {max} characters long") @Pattern(regexp = "[^\\x00]*", message = "must not contain the character U+0000") String answer) {}

    /** What the user throws in. */
    public record Interjection(
            @NotBlank(message = "must say what the council should hear") @Size(max = MAX_CHARS, message = "must be at most {max} characters long") @Pattern(regexp = "[^\\x00]*", message = "must not contain the character U+0000") String text) {}

    /** Where the fork goes on from. */
    public record Fork(
            @NotBlank(message = "must name a checkpoint; GET …/checkpoints lists them") String checkpoint) {}
}
