package dev.synod.stream.adapter.http;

import dev.synod.stream.StreamConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;

/**
 * Passes for clients that can't send headers, such as browsers' EventSource. They go into URLs, which get around,
 * so they open streams only, and not for long. Nothing is stored: they are JWTs, signed with a key that the
 * replicas share, which no issuer of bearer tokens has.
 */
@ApplicationScoped
public class StreamTickets {
    private static final Logger LOG = Logger.getLogger(StreamTickets.class);
    private static final String ISSUER = "synod-stream-tickets";
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final StreamConfig.Tickets config;
    private final JWTParser parser;
    private final SecretKey key;
    private final JWTAuthContextInfo rules;

    StreamTickets(StreamConfig config, JWTParser parser) {
        this.config = config.tickets();
        this.parser = parser;
        this.key = new SecretKeySpec(keyBytes(this.config), "HmacSHA256");
        this.rules = new JWTAuthContextInfo(key, ISSUER);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        rules.setClockSkew(CLOCK_SKEW_SECONDS);
    }

    /** A ticket for somebody, with the groups that they have. */
    Ticket issue(String ownerId, Set<String> groups) {
        Instant expiresAt = Instant.now().plus(config.lifetime());
        String ticket = Jwt.issuer(ISSUER)
                .subject(ownerId)
                .groups(groups)
                .expiresAt(expiresAt)
                .sign(key);
        return new Ticket(ticket, expiresAt);
    }

    /** Who a ticket was issued to; fails if it is none, or was one. */
    JsonWebToken read(String ticket) throws ParseException {
        return parser.parse(ticket, rules);
    }

    private static byte[] keyBytes(StreamConfig.Tickets config) {
        return config.key().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(() -> {
            LOG.warn("synod.stream.tickets.key is not set: tickets of this replica are good at no other");
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            return random;
        });
    }

    /** A ticket, and until when it opens streams. */
    record Ticket(String ticket, Instant expiresAt) {}
}
