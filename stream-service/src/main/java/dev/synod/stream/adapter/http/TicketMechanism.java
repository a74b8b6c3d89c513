package dev.synod.stream.adapter.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Takes {@code ?ticket=} of a stream for who is asking, where there is no bearer token. */
@ApplicationScoped
public class TicketMechanism implements HttpAuthenticationMechanism {
    private static final String STREAMS = "/stream";

    private final StreamTickets tickets;

    TicketMechanism(StreamTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String ticket = context.queryParams().get("ticket");
        if (ticket == null || !context.normalizedPath().endsWith(STREAMS)) {
            return Uni.createFrom().nullItem();
        }
        try {
            return Uni.createFrom().item(identity(tickets.read(ticket)));
        } catch (ParseException e) {
            return Uni.createFrom().failure(new AuthenticationFailedException("not a valid ticket", e));
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    private static SecurityIdentity identity(JsonWebToken ticket) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(ticket)
                .addRoles(ticket.getGroups())
                .build();
    }
}
