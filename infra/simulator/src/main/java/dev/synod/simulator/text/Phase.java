package dev.synod.simulator.text;

import dev.synod.simulator.prompt.Prompt;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text is for, so that a third round does not sound like a first one. */
enum Phase {
    EXPLORATION(0),
    CHALLENGE(3),
    CONVERGENCE(5),
    SYNTHESIS(0),
    MODERATION(0);

    private static final Pattern NAMED =
            Pattern.compile("(?:phase|round|stage)[^\n]{0,40}?(exploration|challenge|convergence)");
    private static final Pattern ROUND = Pattern.compile("round (\\d{1,3})\\b");
    private static final Pattern CHAIR = Pattern.compile(
            "(?:write|draft|give|produce|state|reach|compose|deliver)[^.\n]{0,40}(?:synthesis|verdict)");

    private final int firstCard;

    Phase(int firstCard) {
        this.firstCard = firstCard;
    }

    /**
     * Where in a stack of phrases this phase begins. A later round does not see the first one, so it must not begin
     * where that did, whatever the size of the stack: 3, 4 and 8 are usual.
     */
    int firstCard() {
        return firstCard;
    }

    static Phase of(Prompt prompt) {
        String role = prompt.role().toLowerCase(Locale.ROOT);
        String instructions = prompt.instructions().toLowerCase(Locale.ROOT);
        if (role.contains("moderator")) {
            return MODERATION;
        }
        if (role.contains("chair") || CHAIR.matcher(instructions).find()) {
            return SYNTHESIS;
        }
        Matcher named = NAMED.matcher(instructions);
        if (named.find()) {
            return valueOf(named.group(1).toUpperCase(Locale.ROOT));
        }
        Matcher round = ROUND.matcher(instructions);
        return round.find() ? byRound(Integer.parseInt(round.group(1))) : byWhatWasSaid(prompt);
    }

    private static Phase byRound(int number) {
        return number <= 1 ? EXPLORATION : number == 2 ? CHALLENGE : CONVERGENCE;
    }

    private static Phase byWhatWasSaid(Prompt prompt) {
        Map<String, Integer> times = new HashMap<>();
        prompt.said().forEach(said -> times.merge(said.member(), 1, Integer::sum));
        int most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return most == 0 ? EXPLORATION : most == 1 ? CHALLENGE : CONVERGENCE;
    }
}
