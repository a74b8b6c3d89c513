package dev.synod.kit.sentry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Whether and what Sentry is told; README of the kit lists it. */
@ConfigMapping(prefix = "synod.sentry")
public interface SentryConfig {
    /** Where a project's reports go to; without it there are none, and nothing of Sentry runs. */
    Optional<String> dsn();

    /** What Sentry shows as the environment of the reports. */
    @WithDefault("production")
    String environment();

    /** Makes pseudonyms of users, the same at all replicas; without it reports name nobody. */
    Optional<@Size(min = 32, message = "must have at least 32 characters") String> userKey();

    /** Whether it is a DSN: the SDK's own check lets some through to which nothing can be sent. */
    @AssertTrue(
            message = "synod.sentry.dsn is no DSN of Sentry's, which looks like https://KEY@HOST/PROJECT: copy it from"
                    + " the project's settings in Sentry, Client Keys, or unset it to send nothing")
    default boolean isDsnWhole() {
        return dsn().map(SentryConfig::isDsn).orElse(true);
    }

    private static boolean isDsn(String text) {
        try {
            URI uri = new URI(text);
            String key = uri.getUserInfo();
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && key != null
                    && !key.startsWith(":")
                    && uri.getHost() != null
                    && uri.getPath().matches("(/[^/]+)+");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
