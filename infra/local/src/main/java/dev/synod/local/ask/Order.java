package dev.synod.local.ask;

import java.util.Locale;

/** What a session can be told to do, without more words. */
public enum Order {
    PAUSE,
    RESUME,
    RETRY;

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
