package dev.synod.stream.shell.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.synod.stream.StreamConfig;
import dev.synod.stream.core.Strikes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Slows down whoever comes and leaves at once, again and again. Used by many threads. */
final class Reconnects {
    /** More clients than that in such a hurry, and the calmest are forgotten. */
    private static final int CLIENTS = 100_000;

    private final StreamConfig.Reconnect config;
    private final InstantSource clock;
    private final Cache<String, Strikes> strikes;

    Reconnects(StreamConfig.Reconnect config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.strikes = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterWrite(Strikes.FORGIVEN_AFTER)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** How long a client must still wait; zero if it need not. Coming too early is a strike too. */
    Duration tooEarlyBy(String client) {
        Strikes known = strikes.getIfPresent(client);
        Instant now = clock.instant();
        if (known == null || known.tooEarlyBy(now, config.free()).isZero()) {
            return Duration.ZERO;
        }
        return strike(client, now).tooEarlyBy(now, config.free());
    }

    /** A client has gone, by its own will or since it took nothing. */
    void left(String client, Instant since) {
        Instant now = clock.instant();
        if (Duration.between(since, now).compareTo(config.settled()) < 0) {
            strike(client, now);
        }
    }

    private Strikes strike(String client, Instant now) {
        return strikes.asMap().merge(client, Strikes.first(now), (known, first) -> known.another(now));
    }
}
