package dev.synod.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Versions of what can be changed, as entity tags: readers save the way, writers don't overwrite what they never saw. */
public final class ETags {
    private ETags() {}

    /** The thing with its tag; 304 if the caller has it as it is. */
    public static Response shown(Request request, Object thing, int version) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(version));
        return unchanged == null ? Response.ok(thing).tag(tag(version)).build() : unchanged.build();
    }

    /** Lets a change pass only if its {@code If-Match} is this version. */
    public static void demand(HttpHeaders headers, Request request, int version) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw Problems.problem(
                            428,
                            "precondition_required",
                            "If-Match is needed",
                            "Send the ETag of what you have read in the header If-Match, so that nobody's change is lost.")
                    .build();
        }
        if (request.evaluatePreconditions(tag(version)) != null) {
            throw stale();
        }
    }

    /** 412: somebody was faster. */
    public static HttpProblem stale() {
        return Problems.problem(
                        412,
                        "precondition_failed",
                        "It was changed meanwhile",
                        "If-Match is not its ETag any more. Read it again, and decide anew.")
                .build();
    }

    /** The tag of a version. */
    public static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }
}
