package dev.synod.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How long requests took in several rounds of the same kind. */
final class Latencies {
    private final List<List<Duration>> rounds = new ArrayList<>();

    void addRound(List<Duration> round) {
        rounds.add(round);
    }

    /** The latency that 99 in 100 do not exceed in a usual round: one in which nothing else stalled the machine. */
    double p99() {
        return percentile(rounds.stream().map(round -> percentile(round, 99)).toList(), 50)
                        .toNanos()
                / 1e6;
    }

    private static Duration percentile(List<Duration> some, int percentile) {
        List<Duration> sorted = some.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(percentile * sorted.size(), 100) - 1);
    }

    @Override
    public String toString() {
        List<Duration> all = rounds.stream().flatMap(List::stream).toList();
        return "%d requests, p50 %d ms, p99 %d ms; p99 by round %s, their median %.0f ms"
                .formatted(
                        all.size(),
                        percentile(all, 50).toMillis(),
                        percentile(all, 99).toMillis(),
                        rounds.stream()
                                .map(round ->
                                        Long.toString(percentile(round, 99).toMillis()))
                                .collect(Collectors.joining(", ")),
                        p99());
    }
}
