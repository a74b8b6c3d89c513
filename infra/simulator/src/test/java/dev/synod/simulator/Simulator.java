package dev.synod.simulator;

import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.config.ConfigProvider;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The running simulator as its clients see it. */
public final class Simulator {

    /** The council's question that most tests ask. */
    public static final String PROBLEM = "Should a 12-person startup move its monolith to microservices this year?";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Simulator() {}

    /** No faults, no calls, no waiting. */
    public static void reset() {
        send("DELETE", "/admin/faults", "");
        send("DELETE", "/admin/calls", "");
        send("DELETE", "/admin/seed", "");
        send("PUT", "/admin/pace", "{\"firstTokenDelayMillis\":0,\"tokensPerSecond\":1000000}");
    }

    public static HttpResponse<String> send(String method, String path, String body, String... headers) {
        return sendLater(method, path, body, headers)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Posts a form. */
    public static HttpResponse<String> form(String path, String form) {
        return CLIENT.sendAsync(
                        HttpRequest.newBuilder(uri(path))
                                .header("content-type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    public static CompletableFuture<HttpResponse<String>> sendLater(
            String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("content-type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> anthropic(JsonObject body) {
        return send("POST", "/anthropic/v1/messages", body.encode(), anthropicHeaders());
    }

    public static HttpResponse<String> openai(JsonObject body) {
        return send("POST", "/openai/v1/chat/completions", body.encode(), openaiHeaders());
    }

    public static String[] anthropicHeaders() {
        return new String[] {"x-api-key", "k", "anthropic-version", "2023-06-01", "x-synod-request-id", "s1/a/1"};
    }

    public static String[] openaiHeaders() {
        return new String[] {"authorization", "Bearer k", "x-synod-request-id", "s1/b/1"};
    }

    public static JsonObject anthropicBody() {
        return new JsonObject("{\"model\":\"claude-x\",\"max_tokens\":2000,\"system\":\"You are Bo, finance lead.\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"<data name=\\\"problem\\\">" + PROBLEM
                + "</data>\"}]}");
    }

    public static JsonObject openaiBody() {
        return new JsonObject("{\"model\":\"gpt-x\",\"messages\":[{\"role\":\"system\",\"content\":"
                + "\"You are Bo, finance lead.\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":"
                + "\"<data name=\\\"problem\\\">" + PROBLEM + "</data>\"}]}]}");
    }

    public static void fault(Provider provider, String json) {
        HttpResponse<String> response = send("PUT", "/admin/faults/" + provider.wireName(), json);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
    }

    /** The data of a stream's events, in order; [DONE] is left out. */
    public static List<JsonObject> events(String stream) {
        List<JsonObject> events = new ArrayList<>();
        stream.lines()
                .filter(line -> line.startsWith("data: ") && !line.equals("data: [DONE]"))
                .forEach(line -> events.add(new JsonObject(line.substring("data: ".length()))));
        return events;
    }

    public static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    public static URI uri(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
