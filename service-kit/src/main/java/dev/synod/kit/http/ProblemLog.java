package dev.synod.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A line for every problem, in place of the extension's: only a fault of ours is an error, and has a trace of the
 * stack. That we can't serve just now is foreseen, happens to many requests at once, and says why in its detail.
 */
@ApplicationScoped
public class ProblemLog implements ProblemPostProcessor {
    private static final int UNAVAILABLE = 503;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        int status = problem.getStatusCode();
        if (status == UNAVAILABLE) {
            Log.warnf("%s: %d, %s", context.path, status, problem.getDetail());
        } else if (status >= 500) {
            Log.errorf(context.cause, "%s: %d, %s", context.path, status, problem.getDetail());
        } else {
            Log.infof("%s: %d, %s", context.path, status, problem.getDetail());
        }
        return problem;
    }
}
