package dev.synod.record.shell.letters;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** Where a letter is in its life. */
public enum LetterState {
    /** The first of its key, to be tried again at a time. */
    WAITING,
    /** Another letter of its key is in front of it. */
    BEHIND,
    /** The first of its key; its retries failed, an operator must say how it goes on. */
    PARKED,
    /** Stored after all. */
    STORED,
    /** Given up by an operator. */
    DISCARDED;

    /** As it is written in table and API. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
