package dev.synod.session.adapter.http;

import dev.synod.events.session.CouncilOptions;
import dev.synod.session.SessionConfig;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A problem for a council. What is not said is the operator's default. */
public record CreateSession(
        @NotBlank(message = "must say what the council is to think about") @Size(max = MAX_PROBLEM_CHARS, message = "must be at most {max} characters long") @Pattern(regexp = "[^\\x00]*", message = "must not contain the character U+0000") String problem,

        @Valid @Nullable Options options) {
    static final int MAX_PROBLEM_CHARS = 20_000;

    /** Wishes for the council. */
    public record Options(
            @Nullable @Min(1) @Max(3) Integer maxSubProblems,
            @Nullable @Min(2) @Max(3) Integer rounds,
            @Nullable @Min(3) @Max(7) Integer panelSize) {}

    CouncilOptions councilOptions(SessionConfig.Defaults defaults) {
        if (options == null) {
            return new CouncilOptions(defaults.maxSubProblems(), defaults.rounds(), defaults.panelSize());
        }
        return new CouncilOptions(
                options.maxSubProblems() == null ? defaults.maxSubProblems() : options.maxSubProblems(),
                options.rounds() == null ? defaults.rounds() : options.rounds(),
                options.panelSize() == null ? defaults.panelSize() : options.panelSize());
    }
}
