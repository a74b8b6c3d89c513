package dev.synod.kit.sentry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SentryConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://0123456789abcdef@o42.ingest.sentry.io/4505",
                "https://public:secret@sentry.example.org/behind/a/path/7",
                "http://key@127.0.0.1:9000/1"
            })
    void what_sentry_shows_as_dsn_is_one(String dsn) {
        assertThat(Settings.dsn(dsn).isDsnWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "https://sentry.example.org/7",
                "https://:secret@sentry.example.org/7",
                "https://key@sentry.example.org",
                "https://key@sentry.example.org/",
                "https://key@/7",
                "ftp://key@sentry.example.org/7",
                "mailto:key@sentry.example.org",
                "https://key@sentry example.org/7"
            })
    void what_nothing_could_be_sent_to_is_none(String dsn) {
        assertThat(Settings.dsn(dsn).isDsnWhole()).isFalse();
    }

    @Test
    void none_is_no_mistake() {
        assertThat(Settings.none().isDsnWhole()).isTrue();
    }
}
