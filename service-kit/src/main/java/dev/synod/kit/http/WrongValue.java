package dev.synod.kit.http;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** A value of the wrong form in a body is told like any other mistake in it; comes before the extension's own mapper. */
@Provider
@Priority(1)
public class WrongValue extends ExceptionMapperBase<InvalidFormatException> {

    @Override
    protected HttpProblem toProblem(InvalidFormatException failure) {
        return Problems.invalid(WrongJson.detail(failure));
    }
}
