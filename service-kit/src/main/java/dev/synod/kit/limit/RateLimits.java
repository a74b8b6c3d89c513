package dev.synod.kit.limit;

import dev.synod.kit.http.ProblemDefaults;
import dev.synod.kit.http.Problems;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Turns away who asks too often, by address before a token is looked at, and by user once it is known who asks.
 * Counts in this replica, and says on every answer what is left. Health and metrics are no REST resources, so they
 * never come here.
 */
public class RateLimits {
    /** Before {@code Shedding}: whoever asks too often should hear that, not of a busy database. */
    private static final int FIRST = 0;

    private final CurrentVertxRequest current;
    private final ProblemDefaults defaults;
    private final boolean exemptLoopback;
    private final Quotas addresses;
    private final Quotas users;
    private final MeterRegistry meters;

    RateLimits(RateLimitConfig config, CurrentVertxRequest current, ProblemDefaults defaults, MeterRegistry meters) {
        this.current = current;
        this.defaults = defaults;
        this.exemptLoopback = config.exemptLoopback();
        this.addresses = new Quotas(Scope.ADDRESS, config.addressQuota(), config.window(), TimeMeter.SYSTEM_NANOTIME);
        this.users = new Quotas(Scope.USER, config.userQuota(), config.window(), TimeMeter.SYSTEM_NANOTIME);
        this.meters = meters;
        for (Scope scope : Scope.values()) {
            refused(scope);
        }
    }

    /** So that tokens can't be tried at will either. */
    @ServerRequestFilter(preMatching = true, priority = FIRST)
    public @Nullable Response byAddress(ContainerRequestContext request) {
        ClientAddress client = addressOf(current.getCurrent());
        return isExempt(client) ? null : count(addresses.take(client.key()), request);
    }

    /** Who asks is known by now, unless anybody may. */
    @ServerRequestFilter
    public @Nullable Response byUser(ContainerRequestContext request, ResourceInfo operation) {
        RoutingContext context = current.getCurrent();
        if (!(context.user() instanceof QuarkusHttpUser user)
                || user.getSecurityIdentity().isAnonymous()
                || operation.getResourceMethod().isAnnotationPresent(LimitedElsewhere.class)
                || isExempt(addressOf(context))) {
            return null;
        }
        return count(users.take(user.getSecurityIdentity().getPrincipal().getName()), request);
    }

    private boolean isExempt(ClientAddress client) {
        return exemptLoopback && client.isLoopback();
    }

    /** The socket's other end, or who a trusted proxy says it is: {@code quarkus.http.proxy.*} decides. */
    private static ClientAddress addressOf(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        String address = remote.hostAddress();
        return ClientAddress.of(address == null ? remote.host() : address);
    }

    private @Nullable Response count(Standing standing, ContainerRequestContext request) {
        tell(standing);
        if (!standing.isExceeded()) {
            return null;
        }
        refused(standing.scope()).increment();
        HttpProblem problem = Problems.problem(
                        429,
                        "rate_limited",
                        "Too many requests",
                        "This %s may make %d requests in %d s. Wait %d s."
                                .formatted(
                                        standing.scope().wireName(),
                                        standing.quota(),
                                        standing.window().toSeconds(),
                                        standing.retryAfterSeconds()))
                .withHeader(HttpHeaders.RETRY_AFTER, standing.retryAfterSeconds())
                .build();
        return defaults.apply(problem, ProblemContext.of(problem, request.getUriInfo()))
                .toResponse();
    }

    private Counter refused(Scope scope) {
        return Counter.builder("synod.http.rate.limited")
                .description("Requests turned away since their client made too many")
                .tag("scope", scope.wireName())
                .register(meters);
    }

    /** On the answer itself rather than in a response filter, so that streams and problems have it too. */
    private void tell(Standing standing) {
        var headers = current.getCurrent().response().headers();
        headers.add("RateLimit-Policy", standing.policy());
        headers.add("RateLimit", standing.limit());
    }
}
