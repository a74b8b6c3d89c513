package dev.synod.kit.log;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets and addresses out of text, as the last line of defence: whoever writes a line leaves them out in the
 * first place. It knows them by their shape only, so that it also finds those that nobody thought of.
 */
public final class Masking {
    private static final String MASK = "***";

    private static final List<Rule> RULES = List.of(
            new Rule("(?i)\\b(Bearer|Basic)\\s+[\\w.~+/=-]{6,}", "$1 " + MASK),
            // three parts in base64url, the first of them a JSON object: a signed token
            new Rule("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*", MASK),
            new Rule("\\b(?:sk|pk|tvly|gsk|xai|hf)[-_][\\w-]{8,}", MASK),
            new Rule("\\bAIza[\\w-]{20,}", MASK),
            new Rule(
                    "(?i)\\b((?:[\\w.-]*[-_.])?(?:password|passwd|pwd|secret|ticket|token|api[-_]?key|authorization))"
                            + "(\"?\\s*[=:]\\s*\"?)(?!\\Q" + MASK + "\\E|Bearer |Basic )[^\\s\"&,;)}\\]]+",
                    "$1$2" + MASK),
            new Rule("://[^/\\s:@]+:[^/\\s@]+@", "://" + MASK + "@"),
            new Rule("(?<![\\w.%+-])[\\w.%+-]++@[\\w-]+(?:\\.[\\w-]+)+", MASK + "@" + MASK));

    private Masking() {}

    /** The text without what must not be told; the very same one if there is nothing of that in it. */
    public static String of(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.applied(masked);
        }
        return masked.equals(text) ? text : masked;
    }

    /** A failure that tells no secret, neither itself nor by its causes; the very same one if it told none. */
    public static @Nullable Throwable of(@Nullable Throwable failure) {
        return failure == null || MaskedFailure.isSound(failure) ? failure : MaskedFailure.of(failure);
    }

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }

        String applied(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }
}
