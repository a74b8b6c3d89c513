package dev.synod.kit.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Verifies tokens as SmallRye JWT does, which checks algorithm, signature, issuer, audience and times, but takes the
 * keys of a {@code mp.jwt.verify.publickey.location} on the web from {@link IssuerKeys}: its own would be read within
 * requests, one after the other, and refuse every token while the provider is away. Keys in files are left to it.
 */
@Singleton
@Alternative
@Priority(1)
public class TokenVerification extends JWTCallerPrincipalFactory {
    private final @Nullable IssuerKeys keys;
    private final DefaultJWTTokenParser parser;

    @Inject
    TokenVerification(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> location,
            IdentityConfig config,
            Clock clock,
            TlsConfigurationRegistry tls,
            MeterRegistry meters) {
        this(location.filter(place -> place.startsWith("http:") || place.startsWith("https:"))
                .map(place -> new IssuerKeys(
                        new HttpKeySource(client(tls, config.timeout()), URI.create(place), config.timeout()),
                        config,
                        clock,
                        Executors.newVirtualThreadPerTaskExecutor()))
                .orElse(null));
        if (keys != null) {
            Gauge.builder("synod.identity.keys.age", keys, TokenVerification::ageSeconds)
                    .description("How long ago the identity provider's keys were read; NaN if never")
                    .baseUnit("seconds")
                    .register(meters);
        }
    }

    TokenVerification(@Nullable IssuerKeys keys) {
        this.keys = keys;
        this.parser = keys == null ? new DefaultJWTTokenParser() : new ParserWith(keys);
    }

    /** The provider's keys, if they come from one that may be away. */
    Optional<IssuerKeys> keys() {
        return Optional.ofNullable(keys);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        try {
            JwtContext parsed = parser.parse(token, rules);
            String type = parsed.getJoseObjects().getFirst().getHeader("typ");
            return new DefaultJWTCallerPrincipal(type, parsed.getJwtClaims());
        } catch (ParseException e) {
            throw new TokenRefused(Refusal.ofVerification(e));
        }
    }

    private static HttpClient client(TlsConfigurationRegistry tls, Duration timeout) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(timeout);
        tls.getDefault().ifPresent(ours -> {
            try {
                client.sslContext(ours.createSSLContext());
            } catch (Exception e) {
                throw new IllegalStateException("quarkus.tls can't be used for the identity provider", e);
            }
        });
        return client.build();
    }

    private static double ageSeconds(IssuerKeys keys) {
        Duration age = keys.age();
        return age == null ? Double.NaN : age.toMillis() / 1000.0;
    }

    private static final class ParserWith extends DefaultJWTTokenParser {
        private final IssuerKeys keys;

        ParserWith(IssuerKeys keys) {
            this.keys = keys;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules)
                throws UnresolvableKeyException {
            return keys;
        }
    }
}
