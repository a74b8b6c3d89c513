package dev.synod.kit.http;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Path and query values as text, read to the letter; what is wrong is a 400 that says how it should be. */
public final class Parameters {
    private static final int UUID_LENGTH = 36;

    private Parameters() {}

    /** The page size; the default if none is given. */
    public static int limit(@Nullable String text, int byDefault, int max) {
        return text == null ? byDefault : (int) number("limit", text, 1, max);
    }

    /** A whole number of a query parameter, within its bounds. */
    public static long number(String name, String text, long min, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outOf(name, text, min, max);
        }
        throw outOf(name, text, min, max);
    }

    /** A UUID in its full form; empty if it is none. The JDK's parser alone would take shortened forms. */
    public static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * One of some values, by its name.
     *
     * @param where the value stands, such as {@code Query parameter state}
     */
    public static <T> T oneOf(String where, String text, List<T> values, Function<T, String> name) {
        return values.stream()
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(where + " is '" + text + "'; it must be one of "
                        + values.stream().map(name).collect(Collectors.joining(", ")) + "."));
    }

    private static RuntimeException outOf(String name, String text, long min, long max) {
        String range = max == Long.MAX_VALUE ? min + " or more" : "from " + min + " to " + max;
        return Problems.invalid(
                "Query parameter " + name + " is '" + text + "'; it must be a whole number, " + range + ".");
    }
}
