package dev.synod.bench;

import java.util.ArrayList;
import java.util.List;

/** How many a second, in several rounds of the same kind. */
final class Rates {
    private final List<Double> rounds = new ArrayList<>();

    void addRound(double perSecond) {
        rounds.add(perSecond);
    }

    /** That of a usual round: one in which nothing else took the machine. */
    double median() {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    @Override
    public String toString() {
        return rounds.stream().map("%,.0f/s"::formatted).toList().toString();
    }
}
