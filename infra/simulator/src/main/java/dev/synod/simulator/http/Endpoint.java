package dev.synod.simulator.http;

import dev.synod.simulator.Provider;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** One operation of one provider. */
public interface Endpoint {

    /** Whose operation it is. */
    Provider provider();

    /** Its name in the call log. */
    String operation();

    /** The HTTP method. */
    HttpMethod method();

    /** The path, provider's prefix included. */
    String path();

    /** How errors look. */
    ErrorShape errors();

    /** Whether a model composes text here, so that it may refuse or be cut short. */
    boolean composesText();

    /**
     * Checks key and body.
     *
     * @throws ApiError as the provider would refuse it
     */
    Question read(RoutingContext context);
}
