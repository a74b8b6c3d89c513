package dev.synod.kit.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Which tokens get in, whatever somebody makes up. */
class TokenVerificationTest {
    private static final TestIssuer ISSUER = TestIssuer.withKey("k1");
    private static final TestIssuer UNKNOWN = TestIssuer.withKey("k2");
    private static final TestIssuer SAME_KID = TestIssuer.withKey("k1");

    private final TokenVerification verification = new TokenVerification(read(TestIssuer.set(ISSUER)));

    @Test
    void a_good_token_tells_who_and_in_which_groups() throws ParseException {
        var caller = verification.parse(ISSUER.token(), rules());
        assertThat(caller.getName()).isEqualTo("alice");
        assertThat(caller.getGroups()).containsExactly("user");
    }

    @Test
    void roles_may_stand_elsewhere() throws ParseException {
        JWTAuthContextInfo rules = rules();
        rules.setGroupsPath("realm_access/roles");
        assertThat(verification.parse(ISSUER.token(), rules).getGroups()).containsExactlyInAnyOrder("user", "admin");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("no algorithm", Refusal.KEY, unsigned()),
                Arguments.of("the public key taken for a shared secret", Refusal.KEY, macByPublicKey()),
                Arguments.of("another algorithm than agreed", Refusal.MALFORMED, ISSUER.signed(alg("RS512"), good())),
                Arguments.of(
                        "another issuer",
                        Refusal.ISSUER,
                        ISSUER.token(claims -> claims.setIssuer("https://evil.example"))),
                Arguments.of("no issuer", Refusal.ISSUER, ISSUER.token(claims -> claims.unsetClaim("iss"))),
                Arguments.of(
                        "for somebody else", Refusal.MALFORMED, ISSUER.token(claims -> claims.setAudience("bank"))),
                Arguments.of("for nobody", Refusal.MALFORMED, ISSUER.token(claims -> claims.unsetClaim("aud"))),
                Arguments.of(
                        "over",
                        Refusal.EXPIRED,
                        ISSUER.token(claims -> claims.setExpirationTimeMinutesInTheFuture(-2))),
                Arguments.of("without end", Refusal.MALFORMED, ISSUER.token(claims -> claims.unsetClaim("exp"))),
                Arguments.of(
                        "not yet", Refusal.MALFORMED, ISSUER.token(claims -> claims.setNotBeforeMinutesInThePast(-2))),
                Arguments.of("an unknown key", Refusal.KEY, UNKNOWN.token()),
                Arguments.of("another key of the same name", Refusal.SIGNATURE, SAME_KID.token()),
                Arguments.of("brings its own key", Refusal.SIGNATURE, ISSUER.signed(ownKey(), good())),
                Arguments.of("changed after signing", Refusal.SIGNATURE, changed()),
                Arguments.of("no token", Refusal.MALFORMED, "nonsense"));
    }

    /** What failed is told, but not quoted: failures are recorded in spans. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatever_else_comes_is_refused(String what, Refusal reason, String token) {
        Throwable failure = catchThrowable(() -> verification.parse(token, rules()));
        assertThat(failure).isInstanceOf(ParseException.class).hasNoCause().hasMessageNotContaining(token);
        assertThat(Refusal.of(new AuthenticationFailedException(failure))).isEqualTo(reason);
    }

    @Test
    void without_keys_a_token_is_not_called_bad() {
        IssuerKeys none = new IssuerKeys(
                () -> {
                    throw new java.net.ConnectException("refused");
                },
                new IssuerKeysTest.Times(),
                Clock.systemUTC(),
                Runnable::run);
        assertThat(Refusal.of(catchThrowable(() -> new TokenVerification(none).parse(ISSUER.token(), rules()))))
                .isEqualTo(Refusal.ISSUER_AWAY);
    }

    private static JWTAuthContextInfo rules() {
        JWTAuthContextInfo rules = new JWTAuthContextInfo("https://issuer.example/jwks", TestIssuer.NAME);
        rules.setExpectedAudience(Set.of("synod"));
        return rules;
    }

    private static IssuerKeys read(String set) {
        IssuerKeys keys = new IssuerKeys(() -> set, new IssuerKeysTest.Times(), Clock.systemUTC(), Runnable::run);
        keys.refreshIfDue();
        return keys;
    }

    private static JwtClaims good() {
        return TestIssuer.claims(claims -> {});
    }

    private static Consumer<JsonWebSignature> alg(String name) {
        return signature -> signature.setAlgorithmHeaderValue(name);
    }

    private static String unsigned() {
        return ISSUER.signed(
                signature -> {
                    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
                    signature.setAlgorithmHeaderValue("none");
                    signature.setKey(null);
                },
                good());
    }

    private static String macByPublicKey() {
        return ISSUER.signed(
                signature -> {
                    signature.setAlgorithmHeaderValue("HS256");
                    signature.setKey(new HmacKey(ISSUER.key().getPublicKey().getEncoded()));
                },
                good());
    }

    /** Its header holds the key that it is signed by. */
    private static Consumer<JsonWebSignature> ownKey() {
        return signature -> {
            signature.setJwkHeader(UNKNOWN.key());
            signature.setKey(UNKNOWN.key().getPrivateKey());
        };
    }

    private static String changed() {
        String[] parts = ISSUER.token().split("\\.");
        JsonWebSignature other = new JsonWebSignature();
        other.setPayload(TestIssuer.claims(claims -> claims.setSubject("root")).toJson());
        return parts[0] + "." + other.getEncodedPayload() + "." + parts[2];
    }
}
