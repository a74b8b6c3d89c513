package dev.synod.kit.http;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** A field that there is not: named, with those that there are. Goes before the library's own mapper. */
@Provider
@Priority(1)
public class UnknownField extends ExceptionMapperBase<UnrecognizedPropertyException> {

    @Override
    protected HttpProblem toProblem(UnrecognizedPropertyException failure) {
        return Problems.invalid("There is no field '%s' here; there are: %s."
                .formatted(
                        failure.getPropertyName(),
                        failure.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList()));
    }
}
