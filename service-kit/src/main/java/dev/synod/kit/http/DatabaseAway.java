package dev.synod.kit.http;

import dev.synod.kit.database.DatabaseUnavailable;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import jakarta.ws.rs.ext.Provider;

/** The database being away is no fault of the caller's, who is told when to come again. */
@Provider
public class DatabaseAway extends ExceptionMapperBase<DatabaseUnavailable> {
    private static final int RETRY_AFTER_SECONDS = 2;

    @Override
    protected HttpProblem toProblem(DatabaseUnavailable failure) {
        Log.warnf("the database is not available: %s", failure.getMessage());
        return Problems.problem(
                        503, "unavailable", "Not available just now", "The database can't be reached; try again.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }
}
