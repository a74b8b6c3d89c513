package dev.synod.kit.http;

import dev.synod.kit.identity.Refusal;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells callers without a valid token that they need one, and those with one where it isn't enough. Comes before the
 * problem extension's own mappers, which were built for another release of the platform and fail when they run.
 */
public class Challenges {
    private static final int BEFORE_THE_EXTENSION = 1;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final ProblemDefaults defaults;
    private final SecurityEvents security;

    Challenges(ProblemDefaults defaults, SecurityEvents security) {
        this.defaults = defaults;
        this.security = security;
    }

    /** There is a token, which is not accepted; or can't be judged now. */
    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response refused(AuthenticationFailedException failure, UriInfo uri) {
        Refusal reason = Refusal.of(failure);
        if (reason == Refusal.ISSUER_AWAY) {
            return unavailable(failure, uri);
        }
        security.loginFailed(reason);
        return unauthenticated(
                failure,
                uri,
                "The bearer token is not valid here: expired, malformed, or of another issuer. Get a new one.");
    }

    /** There is none. */
    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response missing(UnauthorizedException failure, UriInfo uri) {
        security.loginFailed(Refusal.MISSING);
        return unauthenticated(failure, uri, "Send a token in the header 'Authorization: Bearer <token>'.");
    }

    /** The token is good, but without the role that an endpoint demands; all that demand one demand the same. */
    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response forbidden(ForbiddenException failure, UriInfo uri) {
        return defaults.apply(Problems.forbidden("Only administrators may do this."), ProblemContext.of(failure, uri))
                .toResponse();
    }

    /** Not 401: that would have clients throw away a token that may be good. */
    private Response unavailable(Exception failure, UriInfo uri) {
        return defaults.apply(
                        Problems.problem(
                                        503,
                                        "identity_unavailable",
                                        "Tokens can't be verified just now",
                                        "The identity provider, which alone knows the key of this token, can't be"
                                                + " reached. Keep the token and try again.")
                                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                                .build(),
                        ProblemContext.of(failure, uri))
                .toResponse();
    }

    private Response unauthenticated(Exception failure, UriInfo uri, String detail) {
        return defaults.apply(
                        Problems.problem(401, "unauthenticated", "A valid token is needed", detail)
                                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                                .build(),
                        ProblemContext.of(failure, uri))
                .toResponse();
    }
}
