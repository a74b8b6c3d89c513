package dev.synod.simulator;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;

import static dev.synod.simulator.Simulator.json;
import static dev.synod.simulator.Simulator.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The identity issuer: tokens that its published keys verify, rotation, and being away. */
@QuarkusTest
class IdentityIT {
    private static final String ISSUER = "http://simulator:8086/identity";

    @BeforeEach
    void reset() {
        Simulator.reset();
    }

    @Test
    void its_documents_lead_to_its_keys() {
        JsonObject found = json(send("GET", "/identity/.well-known/openid-configuration", ""));
        assertThat(found.getString("issuer")).isEqualTo(ISSUER);
        assertThat(found.getString("jwks_uri")).isEqualTo(ISSUER + "/jwks");
        JsonArray keys = json(send("GET", "/identity/jwks", "")).getJsonArray("keys");
        assertThat(keys.getJsonObject(0).fieldNames()).contains("kid", "n", "e").doesNotContain("d", "p", "q");
    }

    @Test
    void a_token_says_who_and_what_they_may() throws Exception {
        JwtClaims user = verified(token("grant_type=password&username=alice&password=any"));
        assertThat(user.getSubject()).isEqualTo("alice");
        assertThat(user.getStringListClaimValue("groups")).containsExactly("user");
        JwtClaims admin = verified(token("grant_type=client_credentials&client_id=ops&scope=openid+admin"));
        assertThat(admin.getStringListClaimValue("groups")).containsExactly("user", "admin");
    }

    @Test
    void a_senseless_request_is_refused_as_oauth_does() {
        assertThat(ask("grant_type=implicit&username=alice").statusCode()).isEqualTo(400);
        assertThat(json(ask("grant_type=password")).getString("error")).isEqualTo("invalid_request");
    }

    @Test
    void after_a_rotation_old_tokens_are_good_once_more_and_then_no_longer() throws Exception {
        String old = token("grant_type=password&username=alice");
        send("POST", "/admin/identity/rotate", "");
        verified(old);
        verified(token("grant_type=password&username=alice"));
        send("POST", "/admin/identity/rotate", "");
        assertThatThrownBy(() -> verified(old)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void it_can_be_away() {
        send("PUT", "/admin/faults/identity", "{\"kind\":\"status\",\"status\":503,\"times\":1}");
        assertThat(send("GET", "/identity/jwks", "").statusCode()).isEqualTo(503);
        assertThat(send("GET", "/identity/jwks", "").statusCode()).isEqualTo(200);
    }

    private static String token(String form) {
        return json(ask(form)).getString("access_token");
    }

    private static HttpResponse<String> ask(String form) {
        return Simulator.form("/identity/token", form);
    }

    private static JwtClaims verified(String token) throws JoseException, InvalidJwtException {
        String set = send("GET", "/identity/jwks", "").body();
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(set).getJsonWebKeys()))
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience("synod")
                .setRequireExpirationTime()
                .build();
        return consumer.processToClaims(token);
    }
}
