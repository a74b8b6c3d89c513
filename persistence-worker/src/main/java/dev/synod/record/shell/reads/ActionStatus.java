package dev.synod.record.shell.reads;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
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

    /** Its name in the API and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name, if there is one. */
    public static Optional<ActionStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
