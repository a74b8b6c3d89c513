package dev.synod.simulator;

import jakarta.inject.Singleton;

/** Pace and seed now in force: from the configuration until the admin interface overrides them. */
@Singleton
public class Settings {

    private final SimulatorConfig config;
    private volatile Pace pace;
    private volatile long seed;

    Settings(SimulatorConfig config) {
        this.config = config;
        this.pace = configuredPace();
        this.seed = config.seed();
    }

    /** The pace for calls that start now. */
    public Pace pace() {
        return pace;
    }

    /** Overrides the pace. */
    public void pace(Pace override) {
        pace = override;
    }

    /** Takes the pace from the configuration again. */
    public void restorePace() {
        pace = configuredPace();
    }

    /** The seed for calls that start now. */
    public long seed() {
        return seed;
    }

    /** Overrides the seed. */
    public void seed(long override) {
        seed = override;
    }

    /** Takes the seed from the configuration again. */
    public void restoreSeed() {
        seed = config.seed();
    }

    private Pace configuredPace() {
        return new Pace(config.firstTokenDelay().toMillis(), config.tokensPerSecond());
    }
}
