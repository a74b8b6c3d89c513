package dev.synod.session.adapter.http;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client prefers to wait for what takes its time (<a href="https://www.rfc-editor.org/rfc/rfc7240">RFC
 * 7240</a>). A preference that isn't understood is passed over, as the RFC wants.
 */
final class Preference {
    private static final Duration UNLESS_SAID = Duration.ofSeconds(5);
    private static final int MOST_SECONDS = 60;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,6})(?=$|[,;\\s])", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASYNC =
            Pattern.compile("(?:^|[,;\\s])respond-async(?=$|[,;\\s])", Pattern.CASE_INSENSITIVE);

    private Preference() {}

    /** The wait of a {@code Prefer} header; none for {@code respond-async} alone. */
    static Duration waitOf(@Nullable String prefer) {
        if (prefer == null) {
            return UNLESS_SAID;
        }
        Matcher wait = WAIT.matcher(prefer);
        if (wait.find()) {
            return Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(wait.group(1))));
        }
        return ASYNC.matcher(prefer).find() ? Duration.ZERO : UNLESS_SAID;
    }
}
