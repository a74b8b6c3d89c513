package dev.synod.simulator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that is no chance: the same parts always throw the same numbers, on every machine. */
public final class Dice {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Dice that depend on the text of all parts and on their order. */
    public static Dice of(Object... parts) {
        return new Dice(hash(parts));
    }

    /** A 64-bit hash of the parts' text, stable between runs. */
    public static long hash(Object... parts) {
        long hash = FNV_OFFSET;
        for (Object part : parts) {
            String text = String.valueOf(part);
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ 0x1f) * FNV_PRIME;
        }
        return hash ^ (hash >>> 32);
    }

    /** A number from 0 to bound - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from low to high, both included. */
    public long between(long low, long high) {
        return low >= high ? low : random.nextLong(low, high + 1);
    }

    /** A number from low to high. */
    public double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** True with that probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of the items. */
    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }

    /** The items in another order. */
    public <T> List<T> shuffled(List<T> items) {
        List<T> result = new ArrayList<>(items);
        for (int i = result.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T moved = result.set(i, result.get(j));
            result.set(j, moved);
        }
        return result;
    }
}
