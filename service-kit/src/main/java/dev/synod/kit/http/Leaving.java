package dev.synod.kit.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** On the way down every answer says that its connection closes, so that its client's next request goes elsewhere. */
@ApplicationScoped
public class Leaving {
    private static final int EARLY = 100;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
        leaving = true;
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (leaving) {
                        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                    }
                    request.next();
                },
                EARLY);
    }
}
