package dev.synod.simulator.identity;

import dev.synod.simulator.SimulatorConfig;
import jakarta.inject.Singleton;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The issuer's keys, made anew at each start, and tokens signed with the newest. */
@Singleton
public class Issuer {
    /** How long tokens are good. */
    static final Duration VALID = Duration.ofHours(12);

    private static final int KEY_BITS = 2048;

    /** Those who verify tokens; a service may ask for it as audience. */
    private static final String AUDIENCE = "synod";

    private final String name;
    /** Newest first; the one before stays published, since its tokens are about. */
    private volatile List<RsaJsonWebKey> keys = List.of(newKey());

    Issuer(SimulatorConfig config) {
        this.name = config.issuer();
    }

    /** The {@code iss} claim, and where its documents are under. */
    public String name() {
        return name;
    }

    /** The public keys as a JSON Web Key Set. */
    String jwks() {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Signs with a new key from now on; the one before the last opens nothing any more. */
    public synchronized List<String> rotate() {
        keys = Stream.of(newKey(), keys.getFirst()).toList();
        return keys.stream().map(RsaJsonWebKey::getKeyId).toList();
    }

    /** A token for somebody. */
    String token(String user, List<String> groups) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(name);
        claims.setSubject(user);
        claims.setStringClaim("upn", user);
        claims.setAudience(AUDIENCE);
        claims.setStringListClaim("groups", groups);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(VALID.toMinutes());
        RsaJsonWebKey newest = keys.getFirst();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(newest.getPrivateKey());
        signature.setKeyIdHeaderValue(newest.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return Objects.requireNonNull(signature.getCompactSerialization());
    }

    private static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS);
            key.setKeyId(UUID.randomUUID().toString());
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("cannot make a key", e);
        }
    }
}
