package dev.synod.kit.http;

import dev.synod.kit.database.PoolWatch;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Turns requests away while the database's connections are exhausted: soon again is better than never. */
public class Shedding {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final PoolWatch pool;
    private final ProblemDefaults defaults;

    Shedding(PoolWatch pool, ProblemDefaults defaults) {
        this.pool = pool;
        this.defaults = defaults;
    }

    /** Before anything else is done for a request; not thrown, since the log would get a stack trace for each. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response shed(ContainerRequestContext request) {
        if (!pool.isExhausted()) {
            return null;
        }
        HttpProblem problem = Problems.problem(
                        503,
                        "unavailable",
                        "Too much at once",
                        "All connections to the database are in use; try again in a moment.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build();
        return defaults.apply(problem, ProblemContext.of(problem, request.getUriInfo()))
                .toResponse();
    }
}
