package dev.synod.session.adapter.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** A problem for a council. What is not said is the operator's default. */
public record CreateSession(
        @NotBlank(message = "must say what the council is to think about") @Size(max = MAX_PROBLEM_CHARS, message = "must be at most {max} characters long") @Pattern(regexp = "[^\\x00]*", message = "must not contain the character U+0000") String problem,

        @Valid @Nullable Options options) {
    static final int MAX_PROBLEM_CHARS = 20_000;

    /**
     * Wishes for the council.
     *
     * @param panel persona ids of the experts wanted
     * @param council the name of a council of the catalogue, instead of a panel
     * @param clarify false to take even a vague problem as it is
     * @param budgetUsd what the session may cost
     * @param timeLimitSeconds how long it may work
     */
    public record Options(
            @Nullable @Min(1) @Max(5) Integer maxSubProblems,
            @Nullable @Min(2) @Max(6) Integer rounds,
            @Nullable @Min(3) @Max(7) Integer panelSize,

            @Nullable @Size(min = 3, max = 7, message = "must name {min} to {max} personas") List<@NotNull String> panel,

            @Nullable String council,
            @Nullable Boolean clarify,

            @Nullable @DecimalMin("0.001") @DecimalMax("10000") BigDecimal budgetUsd,

            @Nullable @Min(30) @Max(86_400) Integer timeLimitSeconds) {}
}
