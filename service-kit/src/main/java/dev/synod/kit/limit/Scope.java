package dev.synod.kit.limit;

import java.util.Locale;

/** What requests are counted by. */
enum Scope {
    ADDRESS,
    USER;

    /** The name in headers and metrics. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
