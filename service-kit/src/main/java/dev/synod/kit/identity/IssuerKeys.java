package dev.synod.kit.identity;

import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The keys of an identity provider. They are read in the background only, and those read last stay good until others
 * are read, however long the provider is away: what ends a token is its own end. A token whose key is not among them
 * has them read again, at most once per {@code retry} for all such tokens together, and is the only one that waits.
 */
final class IssuerKeys implements VerificationKeyResolver {
    /** Threads that may wait for a reading at the same time; the others are told at once what is known. */
    private static final int WAITING = 16;

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final KeySource source;
    private final IdentityConfig config;
    private final Clock clock;
    private final Executor background;
    private final Semaphore waiting = new Semaphore(WAITING);

    private volatile List<JsonWebKey> keys = List.of();
    private volatile @Nullable Instant readAt;
    private volatile boolean away = true;

    /** Guarded by this. */
    private Instant dueAt = Instant.MIN;
    /** Guarded by this. */
    private Instant askedAt = Instant.MIN;
    /** Guarded by this; complete unless a reading is under way. */
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    IssuerKeys(KeySource source, IdentityConfig config, Clock clock, Executor background) {
        this.source = source;
        this.config = config;
        this.clock = clock;
        this.background = background;
    }

    /** Reads the keys if it is time to; to be called often. Never waits. */
    synchronized void refreshIfDue() {
        if (!clock.instant().isBefore(dueAt)) {
            begin();
        }
    }

    /** How long ago the keys were read; null if never. */
    @Nullable Duration age() {
        Instant last = readAt;
        return last == null ? null : Duration.between(last, clock.instant());
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        JsonWebKey known = matching(token);
        if (known == null) {
            await(readingForUnknown());
            known = matching(token);
        }
        if (known != null) {
            return known.getKey();
        }
        if (away) {
            throw new IssuerAway("the token's key isn't known, and the identity provider can't be reached");
        }
        throw new UnresolvableKeyException("the identity provider has no such key");
    }

    private @Nullable JsonWebKey matching(JsonWebSignature token) throws UnresolvableKeyException {
        try {
            return new VerificationJwkSelector().select(token, keys);
        } catch (JoseException e) {
            throw new UnresolvableKeyException("the token names no way to verify it", e);
        }
    }

    /** The reading under way, or a new one if it isn't too soon: unknown keys are free to whoever makes up tokens. */
    private synchronized CompletableFuture<Void> readingForUnknown() {
        if (reading.isDone() && !clock.instant().isBefore(askedAt.plus(config.retry()))) {
            begin();
        }
        return reading;
    }

    private synchronized void begin() {
        if (!reading.isDone()) {
            return;
        }
        askedAt = clock.instant();
        dueAt = askedAt.plus(config.retry());
        reading = CompletableFuture.runAsync(this::read, background);
    }

    private void read() {
        try {
            List<JsonWebKey> fresh = new JsonWebKeySet(source.read()).getJsonWebKeys();
            if (fresh.isEmpty()) {
                throw new IOException("a set without a key");
            }
            keys = List.copyOf(fresh);
            readAt = clock.instant();
            if (away) {
                LOG.infof("The identity provider's keys were read: %d", fresh.size());
            }
            away = false;
            waitUntilStale();
        } catch (IOException | JoseException failure) {
            failed(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(e);
        }
    }

    private synchronized void waitUntilStale() {
        dueAt = clock.instant().plus(config.refresh());
    }

    private void failed(Exception failure) {
        away = true;
        LOG.warnf(
                "The identity provider's keys can't be read, those known stay in use (%d): %s",
                keys.size(), failure.toString());
    }

    private void await(CompletableFuture<Void> underWay) {
        if (underWay.isDone() || !waiting.tryAcquire()) {
            return;
        }
        try {
            underWay.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("A token with an unknown key has waited in vain: %s", e.toString());
        } finally {
            waiting.release();
        }
    }
}
