package dev.synod.e2e.chaos.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * What a user does with one session; drawn by lot.
 *
 * @param cancelAfter so many events, or at the end, when it is too late; as the others
 * @param budgetMicroUsd 0 if there is none
 * @param postsTwice the same request again, as if no answer had come
 */
record Habit(
        String problem,
        Map<String, Object> options,
        long budgetMicroUsd,
        OptionalInt cancelAfter,
        OptionalInt pauseAfter,
        OptionalInt sayAfter,
        boolean postsTwice,
        boolean replans) {
    /** Tight enough to end debates, wide enough for a first round. */
    private static final long LEAST_BUDGET = 30_000;

    private static final List<String> PROBLEMS = List.of(
            "Should district %d replace its buses by trams?",
            "Should team %d be on call at night?",
            "Should library %d open on Sundays?",
            "Should shop %d take no more cash?");
    /** Too few words to be clear: its user is asked to say more. */
    private static final String VAGUE = "Number %d?";

    static Habit of(int number, Random random) {
        boolean vague = random.nextInt(20) == 0;
        long budget = random.nextInt(5) == 0 ? LEAST_BUDGET + random.nextInt(60_000) : 0;
        Map<String, Object> options = new LinkedHashMap<>(Map.of(
                "maxSubProblems", random.nextInt(6) == 0 ? 2 : 1, "rounds", 2, "panelSize", 3, "clarify", vague));
        if (budget > 0) {
            options.put("budgetUsd", budget / 1e6);
        }
        String problem = vague ? VAGUE : PROBLEMS.get(random.nextInt(PROBLEMS.size()));
        return new Habit(
                problem.formatted(number),
                options,
                budget,
                upTo(30, 12, random),
                upTo(30, 8, random),
                upTo(20, 4, random),
                random.nextInt(6) == 0,
                random.nextInt(6) == 0);
    }

    /** Of so many users one does it, when it has seen so many events at most. */
    private static OptionalInt upTo(int most, int oneOf, Random random) {
        return random.nextInt(oneOf) == 0 ? OptionalInt.of(1 + random.nextInt(most)) : OptionalInt.empty();
    }
}
