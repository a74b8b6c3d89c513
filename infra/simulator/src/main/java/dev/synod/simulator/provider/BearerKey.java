package dev.synod.simulator.provider;

import dev.synod.simulator.http.ApiError;
import io.vertx.ext.web.RoutingContext;

import java.util.Locale;

/** The key in an Authorization header. */
public final class BearerKey {

    /** What OpenAI says when there is none. */
    public static final String OPENAI_COMPLAINT = "You didn't provide an API key. Send it in an Authorization header"
            + " using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";

    private static final String SCHEME = "bearer ";

    private BearerKey() {}

    /** Demands a key that is not blank; which one does not matter. */
    public static void demand(RoutingContext context, String complaint) {
        String header = context.request().getHeader("authorization");
        boolean bearer = header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        if (!bearer || header.substring(SCHEME.length()).isBlank()) {
            throw new ApiError(401, complaint);
        }
    }
}
