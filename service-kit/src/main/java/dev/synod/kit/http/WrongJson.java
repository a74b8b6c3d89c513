package dev.synod.kit.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** JSON of the wrong shape: says which field, and what it must be. Unknown fields have a mapper of their own. */
@Provider
public class WrongJson extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException failure) {
        return Problems.invalid(detail(failure));
    }

    /** Where the mistake is, and what should be there. */
    static String detail(MismatchedInputException failure) {
        String place = place(failure);
        return place.isEmpty()
                ? "The body must be a JSON object."
                : "'%s' must be %s.".formatted(place, nameOf(failure.getTargetType()));
    }

    /** The path of the field, such as {@code options.rounds}. */
    private static String place(MismatchedInputException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .map(name -> name == null ? "[]" : name)
                .collect(Collectors.joining("."));
    }

    private static String nameOf(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "a number without decimals or quotes";
        }
        if (type == String.class) {
            return "a text in quotes";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        return type.isRecord() ? "an object" : "a " + type.getSimpleName();
    }
}
