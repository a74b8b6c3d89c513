package dev.synod.testing;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An operation of a service, as its OpenAPI document has it: a new one is there without anybody thinking of it.
 *
 * @param method the HTTP method
 * @param path its path, with an id that nobody has in place of each parameter
 * @param forAdministrators whether it says that it refuses everybody else
 */
public record ApiOperation(String method, String path, boolean forAdministrators) {
    private static final String NOBODYS_ID = "019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b";
    private static final String NO_ADMINISTRATOR = "The caller is no administrator";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head", "options");

    /** All operations of a running service. */
    public static List<ApiOperation> of(URI service) {
        HttpResponse<String> answer = new Http()
                .send(HttpRequest.newBuilder(service.resolve("/q/openapi?format=json"))
                        .GET());
        List<ApiOperation> all = new ArrayList<>();
        for (var path : Http.json(answer.body()).path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    all.add(new ApiOperation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey().replaceAll("\\{[^}]+}", NOBODYS_ID),
                            isForAdministrators(operation.getValue())));
                }
            }
        }
        return all;
    }

    /** Calls it as somebody, or without a token if that is empty; with a JSON body if it is one that takes any. */
    public HttpResponse<String> call(URI service, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        boolean takesBody = Set.of("PUT", "POST", "PATCH").contains(method);
        if (takesBody) {
            request.header("Content-Type", "application/json");
        }
        return new Http()
                .send(request.method(
                        method,
                        takesBody ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody()));
    }

    private static boolean isForAdministrators(JsonNode operation) {
        return operation
                .path("responses")
                .path("403")
                .path("description")
                .asText()
                .equals(NO_ADMINISTRATOR);
    }
}
