package dev.synod.record.shell;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** Why a record is a dead letter. */
public enum DeadLetterCause {
    /** This release can't read it. */
    UNREADABLE,
    /** The database refuses it. */
    REFUSED,
    /** Nothing is known against it, but an earlier record of its key is dead. */
    BEHIND;

    /** As it is written in table, API and headers. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
