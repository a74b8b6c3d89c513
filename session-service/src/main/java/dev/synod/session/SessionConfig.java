package dev.synod.session;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator sets for the session service. */
@ConfigMapping(prefix = "synod.session")
public interface SessionConfig {
    /** What the times must be. */
    String IN_ORDER =
            "must have 0 < reissue-after < give-up-after, 0 < first-retry <= last-retry," + " and every other time > 0";

    /** Gateway routes dealt out to the experts in turn. */
    @NotEmpty List<@NotBlank String> expertRoutes();

    /** The chairman's route, then the substitutes', in order. */
    @NotEmpty List<@NotBlank String> chairmanRoutes();

    /** The route for everything else. */
    @NotBlank String utilityRoute();

    /** A file with personas and councils of the operator's own. */
    Optional<String> personasFile();

    /** An unanswered request is sent again after this long. */
    Duration reissueAfter();

    /** An unanswered request counts as failed after this long. */
    Duration giveUpAfter();

    /** An unanswered triage counts as failed after this long. */
    Duration triageTimeout();

    /** An unanswered search or embedding counts as failed after this long. */
    Duration lookupTimeout();

    /** While no provider can be reached, one is tried again after this long, then after twice as long … */
    Duration firstRetry();

    /** … up to this. */
    Duration lastRetry();

    /** How long a session may work, unless its user says otherwise. */
    Duration timeLimit();

    /** How much longer it may work on its verdict. */
    Duration closingTime();

    /** How long an ended session can be retried, forked and verified. */
    Duration retention();

    /** How often overdue and queued sessions are looked for, every second at most. */
    Duration sweepInterval();

    /** How long a replica has for the sessions it takes in a sweep, before others may. */
    Duration sweepLease();

    /** How many sessions are worked on. */
    @Valid Admission admission();

    /** When a debate ends. */
    @Valid Stopping stopping();

    /** How long replan sagas wait for the record. */
    @Valid Replan replan();

    /** What a user gets who asks for nothing in particular. */
    @Valid Defaults defaults();

    /** Whether the times make sense together. */
    @AssertTrue(message = IN_ORDER) default boolean isOrdered() {
        return reissueAfter().isPositive()
                && reissueAfter().compareTo(giveUpAfter()) < 0
                && firstRetry().isPositive()
                && firstRetry().compareTo(lastRetry()) <= 0
                && Stream.of(
                                triageTimeout(),
                                lookupTimeout(),
                                timeLimit(),
                                closingTime(),
                                retention(),
                                sweepInterval(),
                                sweepLease())
                        .allMatch(Duration::isPositive);
    }

    /** Bounds of the whole service, all replicas together. */
    interface Admission {
        /** Sessions at work; more wait in a queue. */
        @Min(1) int maxRunning();

        /** Sessions in the queue; more are refused. */
        @Min(0) int maxQueued();

        /** While a message of the outbox has waited for longer than this, no session is taken. */
        Duration outboxLagAge();

        /** While more than this of the database's log waits for the outbox's reader, no session is taken. */
        MemorySize outboxLagBytes();

        /** Whether the limits make sense. */
        @AssertTrue(message = "synod.session.admission needs outbox-lag-age > 0 and outbox-lag-bytes > 0") default boolean isPositive() {
            return outboxLagAge().isPositive() && outboxLagBytes().asLongValue() > 0;
        }
    }

    /** Times of the replan saga. */
    interface Replan {
        /** Without a link after this long it is undone. */
        Duration linkTimeout();

        /** Without word of the undoing after this long the record is told again; each time waits twice as long. */
        Duration unlinkTimeout();

        /** After so many times an operator must look. */
        @Min(1) @Max(20) int unlinkTries();

        /** Whether the times make sense. */
        @AssertTrue(message = "synod.session.replan needs link-timeout > 0 and unlink-timeout > 0") default boolean isPositive() {
            return linkTimeout().isPositive() && unlinkTimeout().isPositive();
        }
    }

    /** Numbers of the stopping rules, each from 0 to 1. */
    interface Stopping {
        /** Convergence from which the experts agree. */
        @DecimalMin("0") @DecimalMax("1") double converged();

        /** What part of the panel must have been heard for that. */
        @DecimalMin("0") @DecimalMax("1") double participation();

        /** Novelty below which they say nothing new. */
        @DecimalMin("0") @DecimalMax("1") double novelty();

        /** Repetition from which they are stuck. */
        @DecimalMin("0") @DecimalMax("1") double deadlock();

        /** Likeness from which two contributions say the same. */
        @DecimalMin("0") @DecimalMax("1") double duplicate();

        /** Relevance below which they speak of something else. */
        @DecimalMin("0") @DecimalMax("1") double relevance();
    }

    /** Defaults of the council options. */
    interface Defaults {
        /** Sub-problems at most. */
        @Min(1) @Max(5) int maxSubProblems();

        /** Rounds per sub-problem at most. */
        @Min(2) @Max(6) int rounds();

        /** Experts per sub-problem. */
        @Min(3) @Max(7) int panelSize();
    }
}
