package dev.synod.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;

import java.net.URI;

/** Problem details (RFC 9457) with a documented code; docs/problems.md lists them. */
public final class Problems {
    private static final String TYPES = "https://synod.dev/problems/";

    private Problems() {}

    /** 400: the request itself is wrong; the detail says where and how to mend it. */
    public static HttpProblem invalid(String detail) {
        return problem(400, "invalid_request", "The request is not valid", detail)
                .build();
    }

    /** 403: the token is good, but not for this; the detail says who may. */
    public static HttpProblem forbidden(String detail) {
        return problem(403, "forbidden", "Not allowed", detail).build();
    }

    /** 404: there is no such thing, or it is somebody else's, which must look the same. */
    public static HttpProblem notFound(String what, Object id) {
        return problem(404, "not_found", "Not found", "There is no " + what + " '" + id + "' that you may see.")
                .build();
    }

    /** A problem with its code; add headers or members before building. */
    public static HttpProblem.Builder problem(int status, String code, String title, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withType(typeOf(code))
                .withTitle(title)
                .withDetail(detail)
                .with("code", code);
    }

    /** The documented URI of a code. */
    public static URI typeOf(String code) {
        return URI.create(TYPES + code);
    }
}
