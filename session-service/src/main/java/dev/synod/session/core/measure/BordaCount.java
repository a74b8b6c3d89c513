package dev.synod.session.core.measure;

import dev.synod.events.session.Standing;

import java.util.Comparator;
import java.util.List;

/**
 * Borda's count (J.-C. de Borda, 1781), scaled: of k ranked entries the best gets 1, the last 0, evenly
 * spaced between. A member's points are the mean over the ballots that ranked it, so missing votes weigh
 * nothing. A ballot lists member ids, the best first.
 */
public final class BordaCount {
    private BordaCount() {}

    /** The standings of these members, best first; ties share a place and keep the members' order. */
    public static List<Standing> of(List<String> members, List<List<String>> ballots) {
        List<Scored> scored = members.stream()
                .map(member -> new Scored(member, pointsOf(member, ballots)))
                .sorted(Comparator.comparingDouble(Scored::points).reversed())
                .toList();
        return scored.stream()
                .map(entry -> new Standing(entry.memberId(), placeOf(entry, scored), entry.points()))
                .toList();
    }

    private static double pointsOf(String member, List<List<String>> ballots) {
        return ballots.stream()
                .filter(ranked -> ranked.contains(member))
                .mapToDouble(ranked -> ranked.size() == 1
                        ? 1
                        : (double) (ranked.size() - 1 - ranked.indexOf(member)) / (ranked.size() - 1))
                .average()
                .orElse(0);
    }

    private static int placeOf(Scored entry, List<Scored> all) {
        return 1
                + (int) all.stream()
                        .filter(other -> other.points() > entry.points())
                        .count();
    }

    private record Scored(String memberId, double points) {}
}
