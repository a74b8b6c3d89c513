package dev.synod.kit.sentry;

import java.util.Optional;

/** Settings as an operator might make them. */
record Settings(Optional<String> dsn, String environment, Optional<String> userKey) implements SentryConfig {
    static Settings dsn(String dsn) {
        return new Settings(Optional.of(dsn), "test", Optional.empty());
    }

    static Settings none() {
        return new Settings(Optional.empty(), "test", Optional.empty());
    }
}
