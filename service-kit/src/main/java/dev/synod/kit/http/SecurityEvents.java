package dev.synod.kit.http;

import dev.synod.kit.identity.Refusal;
import dev.synod.kit.log.ClientNetwork;
import dev.synod.kit.log.LogFields;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells whoever watches over security what was refused, and what operators did: a line of the category {@value
 * #CATEGORY} with the names of OWASP's logging vocabulary, and a count. Lines name routes instead of paths and
 * networks instead of addresses; no token, and nobody but operators.
 */
@ApplicationScoped
public class SecurityEvents {
    /** Where the lines go, so that they can be kept apart. */
    public static final String CATEGORY = "dev.synod.security";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final String METRIC = "synod.security.events";

    private final MeterRegistry metrics;

    SecurityEvents(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** A token or a ticket was refused, or there was none. */
    void loginFailed(Refusal reason) {
        refused("authn_login_fail", reason.text());
    }

    /** The caller is known, but may not do that. */
    void forbidden() {
        refused("authz_fail", "role");
    }

    /** The caller asked for what another one owns; the answer was that there is no such thing. */
    void foreign() {
        refused("authz_fail", "owner");
    }

    /** The caller asks too often. */
    void throttled() {
        refused("excess_rate_limit_exceeded", "rate");
    }

    /**
     * An operator did something that only operators may.
     *
     * @param who by the token's subject: without it nobody could be asked
     * @param what was done, one of few words
     * @param to what
     */
    public void administered(String who, String what, Object to) {
        Map<String, String> fields = fields("authz_admin", what, "success");
        fields.put("user.id", who);
        write(fields, () -> LOG.infof("authz_admin:%s of %s by %s, %s", what, to, who, request()));
    }

    private void refused(String event, String reason) {
        Map<String, String> fields = fields(event, reason, "failure");
        write(fields, () -> LOG.warnf("%s:%s at %s", event, reason, request()));
    }

    private void write(Map<String, String> fields, Runnable line) {
        metrics.counter(METRIC, "event", String.valueOf(fields.get("event.action")))
                .increment();
        LogFields.during(fields, line);
    }

    private static Map<String, String> fields(String event, String reason, String outcome) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("event.kind", "event");
        fields.put("event.action", event);
        fields.put("event.reason", reason);
        fields.put("event.outcome", outcome);
        return fields;
    }

    /** The route, since a path may hold what users put there, and the network that the request came from. */
    private static String request() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null) {
            return "no request";
        }
        return request.getMethod() + " " + route(request) + " from " + network(request);
    }

    private static String route(ResteasyReactiveRequestContext request) {
        if (request.getTarget() == null) {
            return "(no route)";
        }
        String path = request.getTarget().getPath().template;
        String whole = request.getTarget().getClassPath() == null
                ? path
                : request.getTarget().getClassPath().template + path;
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static String network(ResteasyReactiveRequestContext request) {
        @Nullable RoutingContext routing = request.unwrap(RoutingContext.class);
        return ClientNetwork.of(
                routing == null || routing.request().remoteAddress() == null
                        ? null
                        : routing.request().remoteAddress().hostAddress());
    }
}
