package dev.synod.kit.identity;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The provider is up, away, slow, or has other keys: whose token is good gets in, and nobody waits for nothing. */
class IssuerKeysTest {
    private static final TestIssuer OLD = TestIssuer.withKey("old");
    private static final TestIssuer NEW = TestIssuer.withKey("new");
    private static final TestIssuer STRANGER = TestIssuer.withKey("stranger");

    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private String published = TestIssuer.set(OLD);
    private boolean up = true;
    private int readings;
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private Executor background = Runnable::run;
    private final IssuerKeys keys = new IssuerKeys(
            () -> {
                readings++;
                if (!up) {
                    throw new IOException("refused");
                }
                return published;
            },
            new Times(),
            clock(),
            work -> background.execute(work));

    @Test
    void with_keys_once_read_the_provider_may_be_away_as_long_as_it_likes() throws Exception {
        keys.refreshIfDue();
        up = false;
        for (int hours = 0; hours < 100; hours++) {
            pass(Duration.ofHours(1));
            assertThat(keys.resolveKey(tokenOf(OLD), List.of()))
                    .isEqualTo(OLD.key().getKey());
        }
        assertThat(readings).isEqualTo(101);
        assertThat(keys.age()).isEqualTo(Duration.ofHours(100));
    }

    @Test
    void away_at_the_start_it_is_told_apart_from_a_bad_token_and_found_by_itself() throws Exception {
        up = false;
        keys.refreshIfDue();
        assertThatThrownBy(() -> keys.resolveKey(tokenOf(OLD), List.of())).isInstanceOf(IssuerAway.class);
        assertThat(keys.age()).isNull();

        up = true;
        pass(new Times().retry());
        assertThat(keys.resolveKey(tokenOf(OLD), List.of())).isEqualTo(OLD.key().getKey());
    }

    @Test
    void keys_are_read_when_due_and_not_before() {
        keys.refreshIfDue();
        pass(new Times().refresh().minusSeconds(1));
        assertThat(readings).isOne();
        pass(Duration.ofSeconds(1));
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void the_first_token_of_a_new_key_has_it_read() throws Exception {
        keys.refreshIfDue();
        pass(Duration.ofMinutes(1));
        published = TestIssuer.set(NEW, OLD);

        assertThat(keys.resolveKey(tokenOf(NEW), List.of())).isEqualTo(NEW.key().getKey());
        assertThat(keys.resolveKey(tokenOf(OLD), List.of())).isEqualTo(OLD.key().getKey());
    }

    @Test
    void a_key_that_was_withdrawn_opens_nothing_any_more() {
        keys.refreshIfDue();
        published = TestIssuer.set(NEW);
        pass(new Times().refresh());
        assertThatThrownBy(() -> keys.resolveKey(tokenOf(OLD), List.of()))
                .isInstanceOf(UnresolvableKeyException.class)
                .isNotInstanceOf(IssuerAway.class);
    }

    @Test
    void made_up_keys_cannot_keep_the_provider_busy() throws Exception {
        keys.refreshIfDue();
        pass(Duration.ofMinutes(1));
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> keys.resolveKey(tokenOf(STRANGER), List.of()))
                    .isInstanceOf(UnresolvableKeyException.class)
                    .isNotInstanceOf(IssuerAway.class);
        }
        assertThat(readings).isEqualTo(2);
        assertThat(keys.resolveKey(tokenOf(OLD), List.of())).isEqualTo(OLD.key().getKey());
    }

    @Test
    void a_set_that_is_empty_or_none_replaces_nothing() throws Exception {
        keys.refreshIfDue();
        for (String bad : List.of("{\"keys\":[]}", "<html>", "")) {
            published = bad;
            pass(new Times().refresh());
            assertThat(keys.resolveKey(tokenOf(OLD), List.of()))
                    .isEqualTo(OLD.key().getKey());
        }
    }

    @Test
    void while_a_reading_takes_its_time_known_keys_are_used_at_once_and_others_wait_no_longer_than_allowed()
            throws Exception {
        keys.refreshIfDue();
        background = underWay::add;
        pass(new Times().refresh());
        assertThat(underWay).hasSize(1);

        assertThat(keys.resolveKey(tokenOf(OLD), List.of())).isEqualTo(OLD.key().getKey());
        assertThatThrownBy(() -> keys.resolveKey(tokenOf(NEW), List.of())).isInstanceOf(UnresolvableKeyException.class);
        pass(new Times().refresh());
        assertThat(underWay).as("no second reading beside a slow one").hasSize(1);

        published = TestIssuer.set(NEW);
        underWay.remove().run();
        assertThat(keys.resolveKey(tokenOf(NEW), List.of())).isEqualTo(NEW.key().getKey());
    }

    private void pass(Duration time) {
        now = now.plus(time);
        keys.refreshIfDue();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static JsonWebSignature tokenOf(TestIssuer issuer) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(issuer.token());
        return token;
    }

    /** Short enough to wait for. */
    record Times(Duration refresh, Duration retry, Duration timeout) implements IdentityConfig {
        Times() {
            this(Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofMillis(50));
        }
    }
}
