package dev.synod.session.adapter.http;

import dev.synod.kit.http.Problems;
import dev.synod.session.shell.SessionStore.Unavailable;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import jakarta.ws.rs.ext.Provider;

/** The store being away is no fault of the caller's, who is told when to come again. */
@Provider
public class UnavailableMapper extends ExceptionMapperBase<Unavailable> {
    private static final int SECONDS = 2;

    @Override
    protected HttpProblem toProblem(Unavailable failure) {
        Log.warnf("the store is not available: %s", failure.getMessage());
        return Problems.problem(
                        503, "unavailable", "Not available just now", "The sessions can't be reached; try again.")
                .withHeader("Retry-After", SECONDS)
                .build();
    }
}
