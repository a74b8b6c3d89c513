package dev.synod.record.core.action;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far an action is. */
public enum ActionStatus {
    TODO,
    IN_PROGRESS,
    BLOCKED,
    IN_REVIEW,
    DONE,
    CANCELLED;

    /** Where it may go from here. */
    public List<ActionStatus> next() {
        return switch (this) {
            case TODO -> List.of(IN_PROGRESS, BLOCKED, CANCELLED);
            case IN_PROGRESS -> List.of(TODO, BLOCKED, IN_REVIEW, DONE, CANCELLED);
            case BLOCKED -> List.of(TODO, IN_PROGRESS, CANCELLED);
            case IN_REVIEW -> List.of(IN_PROGRESS, BLOCKED, DONE, CANCELLED);
            case DONE, CANCELLED -> List.of();
        };
    }

    /** True if nothing waits for it any more, and nothing can come after it. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** True if it means work that may only be done once whatever it depends on is over. */
    boolean needsDependencies() {
        return this == IN_PROGRESS || this == IN_REVIEW || this == DONE;
    }

    /** Its name in the API and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }

    /** The status of that name, if there is one. */
    public static Optional<ActionStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
