package dev.synod.kit.http;

import dev.synod.events.TraceContext;
import dev.synod.kit.trace.Traces;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;

/**
 * Completes every problem, those of the framework too: code, type, whether to retry, and the trace; and writes a line for
 * it, in place of the extension's.
 */
@ApplicationScoped
public class ProblemDefaults implements ProblemPostProcessor {
    private static final Map<Integer, String> CODES = Map.of(
            400, "invalid_request",
            401, "unauthenticated",
            403, "forbidden",
            404, "not_found",
            405, "method_not_allowed",
            406, "not_acceptable",
            413, "too_large",
            415, "unsupported_media_type",
            429, "rate_limited",
            503, "unavailable");

    private final SecurityEvents security;

    ProblemDefaults(SecurityEvents security) {
        this.security = security;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        Object given = problem.getParameters().get("code");
        String code = given == null ? codeOf(problem.getStatusCode()) : given.toString();
        HttpProblem.Builder complete = HttpProblem.builder(problem).withType(Problems.typeOf(code));
        addUnlessThere(complete, problem, "code", code);
        addUnlessThere(complete, problem, "retryable", isRetryable(problem.getStatusCode()));
        if (problem.getDetail() == null && problem.getParameters().containsKey("violations")) {
            complete.withDetail("Some values are not valid; 'violations' says which and why.");
        }
        tell(problem.getStatusCode(), code, context.cause);
        TraceContext trace = Traces.current();
        if (trace != null) {
            // version "00", then the trace id: https://www.w3.org/TR/trace-context/#traceparent-header
            complete.with("traceId", trace.traceparent().split("-", -1)[1]);
        }
        return complete.build();
    }

    /**
     * Without the detail, which may say again what the caller sent. Only a fault of ours is an error, with a trace of the
     * stack; that we can't serve just now is foreseen, and happens to many requests at once.
     */
    private void tell(int status, String code, Throwable cause) {
        switch (status) {
            case 403 -> security.forbidden();
            case 429 -> security.throttled();
            case 503 -> Log.warnf("answered %d %s", status, code);
            default -> {
                if (status >= 500) {
                    Log.errorf(cause, "answered %d %s", status, code);
                } else {
                    Log.infof("answered %d %s", status, code);
                }
            }
        }
    }

    private static String codeOf(int status) {
        String code = CODES.get(status);
        if (code != null) {
            return code;
        }
        return status >= 500 ? "internal_error" : "invalid_request";
    }

    private static boolean isRetryable(int status) {
        return status == 429 || status >= 500;
    }

    private static void addUnlessThere(HttpProblem.Builder complete, HttpProblem problem, String name, Object value) {
        if (!problem.getParameters().containsKey(name)) {
            complete.with(name, value);
        }
    }
}
