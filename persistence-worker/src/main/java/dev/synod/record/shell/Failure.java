package dev.synod.record.shell;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a record could not be stored, in bounded words.
 *
 * @param exception the class of what was thrown
 * @param stack each exception of the chain with the frames next to it
 */
public record Failure(DeadLetterCause cause, String reason, String exception, String stack) {
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_STACK = 4_000;
    private static final int MOST_CAUSES = 5;
    private static final int FRAMES = 4;

    /** What an exception tells. */
    public static Failure of(RuntimeException thrown) {
        return new Failure(
                thrown instanceof EventRefused ? DeadLetterCause.REFUSED : DeadLetterCause.UNREADABLE,
                bounded(
                        thrown.getMessage() == null ? thrown.getClass().getName() : thrown.getMessage(),
                        LONGEST_REASON),
                thrown.getClass().getName(),
                bounded(
                        Stream.<Throwable>iterate(thrown, each -> each != null, Throwable::getCause)
                                .limit(MOST_CAUSES)
                                .map(Failure::summary)
                                .collect(Collectors.joining("\ncaused by ")),
                        LONGEST_STACK));
    }

    private static String summary(Throwable thrown) {
        return thrown
                + Arrays.stream(thrown.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n  at " + frame)
                        .collect(Collectors.joining());
    }

    private static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
