package dev.synod.e2e;

import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has providers answer at this pace in each test; afterwards nothing is left of it, or of the test's own faults. */
public final class Pace implements BeforeEachCallback, AfterEachCallback {
    private final Simulator simulator;
    private final int firstTokenDelayMillis;
    private final int tokensPerSecond;

    public Pace(TestSuite suite, int firstTokenDelayMillis, int tokensPerSecond) {
        this.simulator = new Simulator(suite);
        this.firstTokenDelayMillis = firstTokenDelayMillis;
        this.tokensPerSecond = tokensPerSecond;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        resume();
    }

    /** Ends whatever the test has had them do meanwhile: faults, or another pace. */
    public void resume() {
        simulator.calm();
        simulator.pace(firstTokenDelayMillis, tokensPerSecond);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        simulator.calm();
    }
}
