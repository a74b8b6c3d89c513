package dev.synod.kit.sentry;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.sentry.Sentry;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logmanager.LogContext;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.stream.Stream;

/** Reports to Sentry from the start to the very end, if there is a DSN; otherwise touches nothing of it. */
@Singleton
public class Reporting {
    private static final Logger LOG = Logger.getLogger(Reporting.class);
    private static final int LAST = Integer.MAX_VALUE;

    private final SentryConfig config;
    private final CurrentVertxRequest request;
    private final String release;
    private final Optional<Pseudonyms> pseudonyms;
    private @Nullable Handler handler;

    Reporting(
            SentryConfig config,
            CurrentVertxRequest request,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.request = request;
        this.release = "synod-" + service + "@" + version;
        this.pseudonyms = config.userKey().map(Pseudonyms::new);
    }

    void begin(@Observes @Priority(1) StartupEvent start) {
        config.dsn().ifPresent(dsn -> {
            // the same scope for all threads: reports bring along what they need, and threads are left nothing
            Sentry.init(options -> SentrySettings.set(options, dsn, config.environment(), release), true);
            handler = new ErrorReports(this::user);
            addFirst(handler);
            LOG.infof("errors are reported to Sentry, environment %s", config.environment());
        });
    }

    /** Last, so that what goes wrong on the way down is told too. */
    void end(@Observes @Priority(LAST) ShutdownEvent end) {
        if (handler != null) {
            LogContext.getLogContext().getLogger("").removeHandler(handler);
            Sentry.close();
        }
    }

    /** Handlers after this one may put another failure into the line, of which only the text is the same. */
    private static void addFirst(Handler handler) {
        var root = LogContext.getLogContext().getLogger("");
        root.setHandlers(
                Stream.concat(Stream.of(handler), Stream.of(root.getHandlers())).toArray(Handler[]::new));
    }

    /** Nobody where no request is answered; a message's work is known by its session. */
    private @Nullable String user() {
        if (pseudonyms.isEmpty() || !Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext current = request.getCurrent();
        return current != null
                        && current.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? pseudonyms.get().of(user.getSecurityIdentity().getPrincipal().getName())
                : null;
    }
}
