package dev.synod.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Whoever came by TLS is told to do so always. It is the connection that says so, or a trusted proxy
 * ({@code quarkus.http.proxy.*}); over plain HTTP browsers must ignore the header, and local stacks have no TLS.
 */
@Singleton
class StrictTransport {
    private static final int EARLY = 500;
    private static final String A_YEAR = "max-age=31536000; includeSubDomains";

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    if ("https".equals(context.request().scheme())) {
                        context.response().putHeader("Strict-Transport-Security", A_YEAR);
                    }
                    context.next();
                },
                EARLY);
    }
}
