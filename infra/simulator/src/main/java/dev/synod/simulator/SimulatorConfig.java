package dev.synod.simulator;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;

/** The simulator's settings, checked at start; README has them in a table. */
@ConfigMapping(prefix = "synod.simulator")
public interface SimulatorConfig {

    /** Time until the first token, or until the answer where nothing is streamed token by token. */
    @WithDefault("150ms")
    @DurationMin
    @DurationMax(minutes = 10)
    Duration firstTokenDelay();

    /** Tokens (about four characters each) per second and stream. */
    @WithDefault("80")
    @Min(1) @Max(Pace.MAX_TOKENS_PER_SECOND) int tokensPerSecond();

    /** Changes all answers; the same seed gives the same answers. */
    @WithDefault("1")
    long seed();

    /** How many calls the log remembers; older ones are forgotten, totals are not. */
    @WithDefault("20000")
    @Min(1) @Max(1_000_000) int callLogSize();

    /** The identity issuer's name: its address as services see it. */
    @WithDefault("http://simulator:8086/identity")
    @Pattern(regexp = "https?://.+[^/]") String issuer();

    /** The largest request body; a larger one gets the provider's 413. */
    @WithDefault("8M")
    MemorySize maxBodySize();
}
