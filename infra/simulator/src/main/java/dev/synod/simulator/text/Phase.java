package dev.synod.simulator.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text is for, so that a third round does not sound like a first one. */
enum Phase {
    EXPLORATION,
    CHALLENGE,
    CONVERGENCE,
    SYNTHESIS,
    MODERATION;

    private static final Pattern NAMED =
            Pattern.compile("(?:phase|round|stage)[^\n]{0,40}?(exploration|challenge|convergence)");
    private static final Pattern CHAIR = Pattern.compile(
            "(?:write|draft|give|produce|state|reach|compose|deliver)[^.\n]{0,40}(?:synthesis|verdict)");

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
        return named.find() ? valueOf(named.group(1).toUpperCase(Locale.ROOT)) : byWhatWasSaid(prompt);
    }

    private static Phase byWhatWasSaid(Prompt prompt) {
        Map<String, Integer> times = new HashMap<>();
        prompt.said().forEach(said -> times.merge(said.member(), 1, Integer::sum));
        int most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return most == 0 ? EXPLORATION : most == 1 ? CHALLENGE : CONVERGENCE;
    }
}
