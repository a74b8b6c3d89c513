package dev.synod.local.trace;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Map;

/**
 * One finished span, as kept on disk: one JSON line each.
 *
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 * @param parentId 16 hex digits, empty for a root
 * @param service who made it
 * @param name what was done
 * @param startNanos nanoseconds since 1970
 * @param endNanos nanoseconds since 1970
 * @param error what went wrong, empty if nothing did
 * @param attributes everything else, as text
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Span(
        String traceId,
        String spanId,
        String parentId,
        String service,
        String name,
        long startNanos,
        long endNanos,
        String error,
        Map<String, String> attributes) {

    /** The attribute that ties a span to its session. */
    public static final String SESSION = "synod.session.id";

    /** Lines written without empty values are read back with them. */
    @SuppressWarnings("NullAway") // a missing property arrives as null
    public Span {
        parentId = parentId == null ? "" : parentId;
        error = error == null ? "" : error;
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }
}
