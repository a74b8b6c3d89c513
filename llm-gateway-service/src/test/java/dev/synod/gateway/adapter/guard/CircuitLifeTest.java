package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.adapter.guard.TestCircuit.TestCall;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A circuit under calls that begin, end and overlap at random, against what is promised of it. */
class CircuitLifeTest {
    private static final int SEEDS = 2000;
    private static final int STEPS = 200;
    private static final Cooldown.Settings SETTINGS =
            new Cooldown.Settings(3, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30));

    @Test
    void it_opens_at_its_threshold_tries_one_call_at_a_time_waits_longer_each_time_and_always_recovers() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Life life = new Life(seed);
            for (int step = 0; step < STEPS; step++) {
                life.step();
            }
            life.recover();
        }
    }

    /** What a call may come to. */
    private enum End {
        ANSWERED,
        REFUSED_BY_PROVIDER,
        FAILED,
        NOT_ITS_FAULT,
        OUT_OF_TIME;

        @Nullable CallFailure failure() {
            return switch (this) {
                case ANSWERED -> null;
                case REFUSED_BY_PROVIDER -> new CallFailure(LlmErrorCode.INVALID_REQUEST, "");
                case FAILED -> new CallFailure(LlmErrorCode.SERVER_ERROR, "");
                case NOT_ITS_FAULT -> new CallFailure(LlmErrorCode.BULKHEAD_FULL, "");
                case OUT_OF_TIME -> new DeadlinePassed(Instant.EPOCH);
            };
        }

        boolean closes() {
            return this == ANSWERED || this == REFUSED_BY_PROVIDER;
        }
    }

    /** A circuit beside what it should be. */
    private static final class Life {
        private final String name;
        private final Random random;
        private final TestCircuit circuit = new TestCircuit(SETTINGS);
        private final List<TestCall> running = new ArrayList<>();
        private final ArrayDeque<Instant> failures = new ArrayDeque<>();
        /** Calls that began since the circuit last closed: only they can open it. */
        private final List<TestCall> ofThisLife = new ArrayList<>();

        private CircuitState expected = CircuitState.CLOSED;
        private Instant openUntil = Instant.MIN;
        private int openings;
        private @Nullable TestCall trial;

        Life(int seed) {
            this.name = "seed " + seed;
            this.random = new Random(seed);
        }

        void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> begin();
                case 4, 5, 6 -> end(End.values()[random.nextInt(End.values().length)]);
                case 7, 8 -> circuit.pass(Duration.ofMillis(random.nextInt(20_000)));
                default -> {
                    if (random.nextInt(8) == 0) {
                        reset();
                    }
                }
            }
            compare();
        }

        /** The provider answers again: one call after the longest cooldown is enough. */
        void recover() {
            while (!running.isEmpty()) {
                end(End.ANSWERED);
            }
            circuit.pass(SETTINGS.most());
            begin();
            end(End.ANSWERED);
            assertThat(circuit.standing().state()).as(name).isEqualTo(CircuitState.CLOSED);
            assertThat(circuit.begin()).as(name).isNotNull();
        }

        private void begin() {
            TestCall call = circuit.begin();
            boolean due = expected == CircuitState.OPEN && !circuit.now().isBefore(openUntil);
            assertThat(call != null)
                    .as("%s: a call passes a circuit that is %s", name, expected)
                    .isEqualTo(expected == CircuitState.CLOSED || due);
            if (call == null) {
                return;
            }
            running.add(call);
            if (due) {
                trial = call;
                expected = CircuitState.HALF_OPEN;
            } else {
                ofThisLife.add(call);
            }
        }

        private void end(End end) {
            if (running.isEmpty()) {
                return;
            }
            TestCall call = running.remove(random.nextInt(running.size()));
            call.end(end.failure());
            if (call == trial) {
                trial = null;
                if (end.closes()) {
                    close();
                } else {
                    open();
                }
            } else if (expected == CircuitState.CLOSED && end == End.FAILED) {
                failures.addLast(circuit.now());
                failures.removeIf(at -> !at.isAfter(circuit.now().minus(SETTINGS.window())));
                if (failures.size() >= SETTINGS.failures() && ofThisLife.contains(call)) {
                    open();
                }
            }
        }

        private void reset() {
            circuit.reset();
            if (expected != CircuitState.CLOSED) {
                close();
            }
            failures.clear();
            trial = null;
        }

        private void open() {
            expected = CircuitState.OPEN;
            Duration grown = SETTINGS.first().multipliedBy(1L << Math.min(openings, 10));
            openings++;
            openUntil = circuit.now().plus(grown.compareTo(SETTINGS.most()) < 0 ? grown : SETTINGS.most());
        }

        private void close() {
            expected = CircuitState.CLOSED;
            openings = 0;
            failures.clear();
            ofThisLife.clear();
        }

        private void compare() {
            Cooldown.Standing standing = circuit.standing();
            assertThat(standing.state()).as(name).isEqualTo(expected);
            assertThat(standing.nextTrialAt()).as(name).isEqualTo(expected == CircuitState.OPEN ? openUntil : null);
        }
    }
}
