package dev.synod.local.identity;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DevIdentityTest {

    @TempDir
    private Path folder;

    @Test
    void a_token_verifies_with_the_published_key_and_says_who_it_is_for() throws Exception {
        JwtClaims claims = verifier().processToClaims(DevIdentity.in(folder).adminToken("alice"));
        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo("alice");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("user", "admin");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(12 * 3600);
    }

    @Test
    void the_key_is_made_once_so_that_earlier_tokens_stay_good() throws Exception {
        String token = DevIdentity.in(folder).userToken("alice");
        DevIdentity.in(folder);
        assertThat(verifier().processToClaims(token).getSubject()).isEqualTo("alice");
    }

    @Test
    void the_private_half_is_the_owners_alone_and_not_in_the_published_set() throws Exception {
        DevIdentity identity = DevIdentity.in(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("private.jwk"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(identity.jwks())).doesNotContain("\"d\"").doesNotContain("\"p\"");
    }

    @Test
    void a_token_can_be_made_that_is_over_already() throws Exception {
        String token = DevIdentity.in(folder).token("alice", List.of("user"), Duration.ofHours(-1));
        JwtConsumer verifier = verifier();
        assertThatThrownBy(() -> verifier.processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    private JwtConsumer verifier() throws Exception {
        JsonWebKeySet keys =
                new JsonWebKeySet(Files.readString(DevIdentity.in(folder).jwks()));
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setExpectedIssuer(DevIdentity.ISSUER)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .build();
    }
}
