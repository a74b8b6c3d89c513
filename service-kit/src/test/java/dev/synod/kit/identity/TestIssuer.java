package dev.synod.kit.identity;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An issuer of tokens with one key, which may be good or bad. */
record TestIssuer(RsaJsonWebKey key) {
    static final String NAME = "https://issuer.example";

    static TestIssuer withKey(String kid) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(kid);
            key.setAlgorithm("RS256");
            key.setUse("sig");
            return new TestIssuer(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public keys of some issuers, as one set. */
    static String set(TestIssuer... issuers) {
        return new JsonWebKeySet(List.of(issuers).stream().map(TestIssuer::key).toList())
                .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    String token() {
        return token(claims -> {});
    }

    String token(Consumer<JwtClaims> change) {
        return signed(signature -> {}, claims(change));
    }

    /** Signed as somebody else would: other header, algorithm, key. */
    String signed(Consumer<JsonWebSignature> change, JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        change.accept(signature);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a good token says, but for a change. */
    static JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setSubject("alice");
        claims.setAudience("synod");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringListClaim("groups", "user");
        claims.setClaim("realm_access", Map.of("roles", List.of("user", "admin")));
        change.accept(claims);
        return claims;
    }
}
