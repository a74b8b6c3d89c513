package dev.synod.simulator.http;

import dev.synod.simulator.Provider;
import dev.synod.simulator.SimulatorConfig;
import dev.synod.simulator.fault.Fault;
import dev.synod.simulator.fault.FaultKind;
import dev.synod.simulator.fault.Faults;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The way of every provider call: logged, checked, hit by a fault or not, answered. */
@Singleton
class ProviderRoutes {

    private static final Logger LOG = Logger.getLogger(ProviderRoutes.class);
    private static final String CALL = "synod.call";

    private final List<Endpoint> endpoints;
    private final Faults faults;
    private final CallLog log;
    private final Delivery delivery;
    private final long maxBodyBytes;

    ProviderRoutes(
            @All List<Endpoint> endpoints, Faults faults, CallLog log, Delivery delivery, SimulatorConfig config) {
        this.endpoints = endpoints;
        this.faults = faults;
        this.log = log;
        this.delivery = delivery;
        this.maxBodyBytes = config.maxBodySize().asLongValue();
    }

    void install(@Observes Router router) {
        for (Endpoint endpoint : endpoints) {
            router.route(endpoint.method(), endpoint.path()).handler(context -> open(context, endpoint));
            router.route(endpoint.method(), endpoint.path())
                    .handler(BodyHandler.create(false).setBodyLimit(maxBodyBytes))
                    .handler(context -> serve(context, endpoint))
                    .failureHandler(context -> failed(context, endpoint));
        }
        for (Provider provider : Provider.values()) {
            endpoints.stream().filter(e -> e.provider() == provider).findFirst().ifPresent(e -> router.route(
                            "/" + provider.wireName() + "/*")
                    .handler(context -> unknown(context, e)));
        }
    }

    private void open(RoutingContext context, Endpoint endpoint) {
        Call call = log.open(
                endpoint.provider(),
                endpoint.operation(),
                header(context, "x-synod-request-id"),
                header(context, "traceparent"));
        context.put(CALL, call);
        context.addEndHandler(end -> {
            if (end.failed()) {
                call.end(Call.Outcome.ABANDONED, "the client left");
            }
        });
        context.next();
    }

    private void serve(RoutingContext context, Endpoint endpoint) {
        Call call = context.get(CALL);
        Question question;
        try {
            question = endpoint.read(context);
        } catch (ApiError e) {
            call.end(Call.Outcome.REJECTED, "status " + e.status());
            error(context, endpoint.errors(), e.status(), e.text());
            return;
        }
        call.askFor(question.model());
        Optional<Fault> fault = faults.next(endpoint.provider(), question.model(), endpoint.composesText());
        if (fault.isPresent() && fault.get().kind() == FaultKind.STATUS) {
            refuse(context, endpoint.errors(), fault.get(), call);
            return;
        }
        context.response().putHeader(endpoint.errors().requestIdHeader(), newRequestId());
        delivery.deliver(context, question, fault, call);
    }

    private static void refuse(RoutingContext context, ErrorShape errors, Fault fault, Call call) {
        call.end(Call.Outcome.FAILED, "status " + fault.status());
        if (fault.retryAfter() != null) {
            context.response().putHeader("retry-after", fault.retryAfter());
        }
        error(context, errors, fault.status(), errors.usualMessage(fault.status()));
    }

    private static void failed(RoutingContext context, Endpoint endpoint) {
        int status = context.statusCode() >= 400 ? context.statusCode() : 500;
        Call call = context.get(CALL);
        call.end(status < 500 ? Call.Outcome.REJECTED : Call.Outcome.FAILED, "status " + status);
        if (status >= 500) {
            LOG.errorf(context.failure(), "The simulator itself failed at %s", endpoint.path());
        }
        if (!context.response().headWritten()) {
            error(context, endpoint.errors(), status, endpoint.errors().usualMessage(status));
        }
    }

    private void unknown(RoutingContext context, Endpoint sibling) {
        boolean wrongMethod = endpoints.stream().anyMatch(e -> e.path().equals(context.normalizedPath()));
        error(
                context,
                sibling.errors(),
                wrongMethod ? 405 : 404,
                wrongMethod
                        ? "Method " + context.request().method() + " is not allowed for " + context.normalizedPath()
                                + "."
                        : "The simulator has no " + context.request().method() + " " + context.normalizedPath() + ".");
    }

    private static void error(RoutingContext context, ErrorShape errors, int status, String message) {
        String requestId = newRequestId();
        HttpServerResponse response = context.response().setStatusCode(status);
        response.putHeader("content-type", "application/json").putHeader(errors.requestIdHeader(), requestId);
        response.end(errors.body(status, message, requestId).toBuffer());
    }

    private static String newRequestId() {
        return "req_" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    private static String header(RoutingContext context, String name) {
        String value = context.request().getHeader(name);
        return value == null ? "" : value;
    }
}
