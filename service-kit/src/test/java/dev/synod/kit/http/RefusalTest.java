package dev.synod.kit.http;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class RefusalTest {
    private static final HmacKey KEY = key("0123456789abcdef0123456789abcdef");

    @Test
    void why_a_token_is_refused_is_read_from_what_its_verification_throws() throws JoseException {
        assertThat(refusal(token("issuer", -60, KEY))).isEqualTo(Refusal.EXPIRED);
        assertThat(refusal(token("other", 60, KEY))).isEqualTo(Refusal.ISSUER);
        assertThat(refusal(token("issuer", 60, key("fedcba9876543210fedcba9876543210"))))
                .isEqualTo(Refusal.SIGNATURE);
        assertThat(refusal("canary")).isEqualTo(Refusal.MALFORMED);
        assertThat(Refusal.of(new AuthenticationFailedException())).isEqualTo(Refusal.MALFORMED);
    }

    private static Refusal refusal(String token) {
        Throwable refused = catchThrowable(() -> new JwtConsumerBuilder()
                .setExpectedIssuer("issuer")
                .setRequireExpirationTime()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKey(KEY)
                .build()
                .process(token));
        assertThat(refused).isInstanceOf(InvalidJwtException.class);
        return Refusal.of(new AuthenticationFailedException(new ParseException("refused", refused)));
    }

    private static String token(String issuer, int minutes, HmacKey key) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(key);
        return signature.getCompactSerialization();
    }

    private static HmacKey key(String text) {
        return new HmacKey(text.getBytes(StandardCharsets.UTF_8));
    }
}
