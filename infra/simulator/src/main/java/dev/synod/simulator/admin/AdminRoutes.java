package dev.synod.simulator.admin;

import dev.synod.simulator.Pace;
import dev.synod.simulator.Settings;
import dev.synod.simulator.fault.BadFault;
import dev.synod.simulator.fault.Faults;
import dev.synod.simulator.http.CallLog;
import dev.synod.simulator.identity.Issuer;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything under {@code /admin}; each answer is JSON, each complaint a problem detail. */
@Singleton
class AdminRoutes {

    private static final Logger LOG = Logger.getLogger(AdminRoutes.class);
    private static final int MAX_BODY_BYTES = 100_000;
    private static final long LONGEST_DELAY_MILLIS = 600_000;
    private static final int USUAL_CALLS = 1000;
    private static final int MOST_CALLS = 1_000_000;

    private final Faults faults;
    private final CallLog calls;
    private final Settings settings;
    private final Issuer issuer;

    AdminRoutes(Faults faults, CallLog calls, Settings settings, Issuer issuer) {
        this.faults = faults;
        this.calls = calls;
        this.settings = settings;
        this.issuer = issuer;
    }

    void install(@Observes Router router) {
        router.route("/admin/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        on(router, HttpMethod.GET, "/admin/health", context -> new JsonObject().put("status", "UP"));
        on(router, HttpMethod.GET, "/admin/calls", this::counts);
        on(router, HttpMethod.DELETE, "/admin/calls", context -> after(calls::reset, calls::totals));
        on(router, HttpMethod.GET, "/admin/calls/log", this::log);
        on(router, HttpMethod.GET, "/admin/faults", context -> faults.describe());
        on(router, HttpMethod.DELETE, "/admin/faults", context -> after(faults::clear, faults::describe));
        on(
                router,
                HttpMethod.PUT,
                "/admin/faults/:provider",
                context -> faults.put(AdminInput.provider(context), AdminInput.body(context)));
        on(router, HttpMethod.DELETE, "/admin/faults/:provider", context -> {
            faults.clear(AdminInput.provider(context));
            return faults.describe();
        });
        on(router, HttpMethod.POST, "/admin/identity/rotate", context -> new JsonObject()
                .put("keys", new JsonArray(issuer.rotate())));
        on(router, HttpMethod.GET, "/admin/pace", context -> pace());
        on(router, HttpMethod.PUT, "/admin/pace", this::changePace);
        on(router, HttpMethod.DELETE, "/admin/pace", context -> after(settings::restorePace, this::pace));
        on(router, HttpMethod.GET, "/admin/seed", context -> seed());
        on(router, HttpMethod.PUT, "/admin/seed", this::changeSeed);
        on(router, HttpMethod.DELETE, "/admin/seed", context -> after(settings::restoreSeed, this::seed));
        router.route("/admin/*")
                .handler(context -> problem(
                        context,
                        404,
                        "There is no " + context.request().method() + " " + context.normalizedPath()
                                + ". The module's README lists what there is."));
        router.route("/admin/*").failureHandler(AdminRoutes::failed);
    }

    private static void on(Router router, HttpMethod method, String path, Function<RoutingContext, JsonObject> action) {
        router.route(method, path).handler(context -> {
            try {
                JsonObject answer = action.apply(context);
                context.response().putHeader("content-type", "application/json").end(answer.encodePrettily() + "\n");
            } catch (BadInput e) {
                problem(context, e.status(), String.valueOf(e.getMessage()));
            } catch (BadFault e) {
                problem(context, 400, String.valueOf(e.getMessage()));
            }
        });
    }

    private JsonObject counts(RoutingContext context) {
        String session = context.request().getParam("session");
        return session == null ? calls.totals() : calls.totals(session + "/");
    }

    private JsonObject log(RoutingContext context) {
        String prefix = context.request().getParam("prefix");
        int limit = AdminInput.limit(context, USUAL_CALLS, MOST_CALLS);
        return new JsonObject().put("calls", calls.list(prefix == null ? "" : prefix, limit));
    }

    private JsonObject changePace(RoutingContext context) {
        JsonObject json = AdminInput.body(context);
        AdminInput.only(json, Set.of("firstTokenDelayMillis", "tokensPerSecond"));
        Pace now = settings.pace();
        settings.pace(new Pace(
                AdminInput.whole(json, "firstTokenDelayMillis", 0, LONGEST_DELAY_MILLIS, now.firstTokenDelayMillis()),
                (int) AdminInput.whole(json, "tokensPerSecond", 1, Pace.MAX_TOKENS_PER_SECOND, now.tokensPerSecond())));
        return pace();
    }

    private JsonObject changeSeed(RoutingContext context) {
        JsonObject json = AdminInput.body(context);
        AdminInput.only(json, Set.of("seed"));
        settings.seed(AdminInput.whole(json, "seed", Long.MIN_VALUE, Long.MAX_VALUE, settings.seed()));
        return seed();
    }

    private JsonObject pace() {
        Pace now = settings.pace();
        return new JsonObject()
                .put("firstTokenDelayMillis", now.firstTokenDelayMillis())
                .put("tokensPerSecond", now.tokensPerSecond());
    }

    private JsonObject seed() {
        return new JsonObject().put("seed", settings.seed());
    }

    private static JsonObject after(Runnable action, Supplier<JsonObject> state) {
        action.run();
        return state.get();
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode() >= 400 ? context.statusCode() : 500;
        if (status >= 500) {
            LOG.errorf(context.failure(), "The simulator itself failed at %s", context.normalizedPath());
        }
        problem(
                context,
                status,
                status == 413
                        ? "The body is larger than " + MAX_BODY_BYTES + " bytes."
                        : "The simulator failed; its log says why.");
    }

    private static void problem(RoutingContext context, int status, String detail) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail);
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/problem+json")
                .end(problem.encodePrettily() + "\n");
    }
}
