package dev.synod.session;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import java.time.Duration;
import java.util.List;

/** What an operator sets for the session service. */
@ConfigMapping(prefix = "synod.session")
public interface SessionConfig {
    /** What the times must be. */
    String IN_ORDER = "must have 0 < reissue-after < give-up-after, and sweep-interval > 0";

    /** Gateway routes dealt out to the experts in turn. */
    @NotEmpty List<@NotBlank String> expertRoutes();

    /** The chairman's route, then the substitutes', in order. */
    @NotEmpty List<@NotBlank String> chairmanRoutes();

    /** The route for decomposition, panels and actions. */
    @NotBlank String utilityRoute();

    /** An unanswered request is sent again after this long. */
    Duration reissueAfter();

    /** An unanswered request counts as failed after this long. */
    Duration giveUpAfter();

    /** How often overdue sessions are looked for. */
    Duration sweepInterval();

    /** What a user gets who asks for nothing in particular. */
    @Valid Defaults defaults();

    /** Whether the times make sense together. */
    @AssertTrue(message = IN_ORDER) default boolean isOrdered() {
        return reissueAfter().isPositive()
                && reissueAfter().compareTo(giveUpAfter()) < 0
                && sweepInterval().isPositive();
    }

    /** Defaults of the council options. */
    interface Defaults {
        /** Sub-problems at most. */
        @Min(1) @Max(3) int maxSubProblems();

        /** Rounds per sub-problem. */
        @Min(2) @Max(3) int rounds();

        /** Experts per sub-problem. */
        @Min(3) @Max(7) int panelSize();
    }
}
