package dev.synod.testing.network;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** What a link can suffer, one at a time; each prints itself in words. */
public sealed interface NetworkFault {

    /**
     * Whatever is sent arrives later, in order, and as much at a time as ever. New connections are there at once; what
     * is said on them is late.
     *
     * @param delay each way
     * @param jitter so much more or less
     * @param seed which delays exactly
     */
    record Latency(Duration delay, Duration jitter, long seed) implements NetworkFault {

        public Latency {
            if (jitter.isNegative() || jitter.compareTo(delay) > 0) {
                throw new IllegalArgumentException("jitter " + jitter + " is not from 0 to the delay of " + delay);
            }
        }

        /** The delay of whatever has this number. */
        long nanosOf(long number) {
            long most = jitter.toNanos();
            return delay.toNanos() + new SplittableRandom(seed + number).nextLong(-most, most + 1);
        }

        @Override
        public String toString() {
            return "latency " + delay.toMillis() + " ms" + (jitter.isZero() ? "" : " ± " + jitter.toMillis());
        }
    }

    /**
     * Whatever is sent goes at most at this pace, all connections of the link together, each way.
     *
     * @param bytesPerSecond the pace
     */
    record Bandwidth(int bytesPerSecond) implements NetworkFault {

        public Bandwidth {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("a bandwidth of " + bytesPerSecond + " bytes/s lets nothing pass");
            }
        }

        @Override
        public String toString() {
            return "bandwidth " + bytesPerSecond + " bytes/s";
        }
    }

    /** All connections are reset, and new ones at once. */
    record Cut() implements NetworkFault {

        @Override
        public String toString() {
            return "cut";
        }
    }

    /**
     * Nothing arrives any more, not even that a connection ended, and nobody is told. Nothing is lost either: like TCP
     * over a network that is whole again, connections go on where they were when the fault is healed, with what was
     * sent meanwhile, also by clients that have left. New ones reach the server then, since a handshake needs both ways.
     *
     * @param silent the ways that nothing arrives by
     */
    record HalfOpen(Set<Direction> silent) implements NetworkFault {

        public HalfOpen {
            if (silent.isEmpty()) {
                throw new IllegalArgumentException("a link that is silent neither way is healthy");
            }
            silent = Collections.unmodifiableSet(EnumSet.copyOf(silent));
        }

        /** Nothing arrives either way. */
        public static HalfOpen bothWays() {
            return new HalfOpen(EnumSet.allOf(Direction.class));
        }

        /** What goes the other way still arrives. */
        public static HalfOpen only(Direction silent) {
            return new HalfOpen(EnumSet.of(silent));
        }

        @Override
        public String toString() {
            return "half-open"
                    + (silent.size() == 1 ? ", silent " + silent.iterator().next() : "");
        }
    }
}
