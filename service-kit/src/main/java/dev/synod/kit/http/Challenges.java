package dev.synod.kit.http;

import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells callers without a valid token that they need one. Comes before the problem extension's own mappers,
 * which were built for another release of the platform and fail when they run.
 */
public class Challenges {
    private static final int BEFORE_THE_EXTENSION = 1;

    private final ProblemDefaults defaults;

    Challenges(ProblemDefaults defaults) {
        this.defaults = defaults;
    }

    /** There is a token, which is not accepted. */
    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response refused(AuthenticationFailedException failure, UriInfo uri) {
        return unauthenticated(
                failure,
                uri,
                "The bearer token is not valid here: expired, malformed, or of another issuer. Get a new one.");
    }

    /** There is none. */
    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response missing(UnauthorizedException failure, UriInfo uri) {
        return unauthenticated(failure, uri, "Send a token in the header 'Authorization: Bearer <token>'.");
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
