package dev.synod.simulator.identity;

import dev.synod.simulator.Provider;
import dev.synod.simulator.fault.Fault;
import dev.synod.simulator.fault.Faults;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jose4j.lang.JoseException;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The issuer over HTTP, hit by the faults of the provider {@code identity}. */
@Singleton
class IdentityRoutes {
    private static final int MAX_BODY_BYTES = 10_000;
    private static final Set<String> GRANTS = Set.of("password", "client_credentials");

    private final Issuer issuer;
    private final Faults faults;
    private final Vertx vertx;

    IdentityRoutes(Issuer issuer, Faults faults, Vertx vertx) {
        this.issuer = issuer;
        this.faults = faults;
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        router.get("/identity/.well-known/openid-configuration").handler(hit(this::describe));
        router.get("/identity/jwks").handler(hit(context -> answer(context, 200, new JsonObject(issuer.jwks()))));
        router.post("/identity/token")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(hit(this::token));
    }

    private io.vertx.core.Handler<RoutingContext> hit(Consumer<RoutingContext> rightly) {
        return context -> faults.next(Provider.IDENTITY, "", false)
                .ifPresentOrElse(fault -> badly(context, fault, rightly), () -> rightly.accept(context));
    }

    private void badly(RoutingContext context, Fault fault, Consumer<RoutingContext> rightly) {
        switch (fault.kind()) {
            case LATENCY -> vertx.setTimer(fault.latencyMillis(), timer -> rightly.accept(context));
            case CUT -> context.request().connection().close();
            case GARBAGE -> context.response().end("<html><body><h1>It works!</h1></body></html>");
            case STATUS -> answer(context, fault.status(), new JsonObject().put("error", "temporarily_unavailable"));
            case HANG, REFUSAL, TRUNCATION -> {
                // never answered: released when the client leaves; models' faults don't get here
            }
        }
    }

    private void describe(RoutingContext context) {
        answer(
                context,
                200,
                new JsonObject()
                        .put("issuer", issuer.name())
                        .put("jwks_uri", issuer.name() + "/jwks")
                        .put("token_endpoint", issuer.name() + "/token")
                        .put("grant_types_supported", new JsonArray(List.copyOf(GRANTS)))
                        .put("response_types_supported", new JsonArray(List.of("token")))
                        .put("subject_types_supported", new JsonArray(List.of("public")))
                        .put("id_token_signing_alg_values_supported", new JsonArray(List.of("RS256"))));
    }

    /** Whoever asks is who they say: no password is looked at. */
    private void token(RoutingContext context) {
        MultiMap form = context.request().formAttributes();
        String grant = form.get("grant_type");
        String user = form.contains("username") ? form.get("username") : form.get("client_id");
        if (grant == null || !GRANTS.contains(grant)) {
            answer(context, 400, new JsonObject().put("error", "unsupported_grant_type"));
        } else if (user == null || user.isBlank()) {
            answer(
                    context,
                    400,
                    new JsonObject()
                            .put("error", "invalid_request")
                            .put("error_description", "username (or client_id) says whose token it is to be"));
        } else {
            boolean admin = List.of(form.contains("scope") ? form.get("scope").split(" ", -1) : new String[0])
                    .contains("admin");
            issue(context, user, admin ? List.of("user", "admin") : List.of("user"));
        }
    }

    private void issue(RoutingContext context, String user, List<String> groups) {
        try {
            context.response().putHeader("cache-control", "no-store");
            answer(
                    context,
                    200,
                    new JsonObject()
                            .put("access_token", issuer.token(user, groups))
                            .put("token_type", "Bearer")
                            .put("expires_in", Issuer.VALID.toSeconds()));
        } catch (JoseException e) {
            context.fail(e);
        }
    }

    private static void answer(RoutingContext context, int status, JsonObject json) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(json.encode());
    }
}
