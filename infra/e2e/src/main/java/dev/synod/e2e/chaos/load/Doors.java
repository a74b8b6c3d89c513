package dev.synod.e2e.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.synod.events.MessageJson;
import dev.synod.local.stack.Service;
import dev.synod.testing.Http;
import dev.synod.testing.TestSuite;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The API as a patient user reaches it: who gets no answer, or is told to come again, asks again, at either replica,
 * with the same idempotency key. Any answer that no user should ever get is kept.
 */
public final class Doors {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Set<Integer> LATER = Set.of(429, 503);
    private static final int SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final TestSuite suite;
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    public Doors(TestSuite suite) {
        this.suite = suite;
    }

    /**
     * What was answered in the end.
     *
     * @param body null JSON if it isn't JSON
     * @param unsure how often it was asked for before, without knowing whether it was done
     */
    public record Answer(int status, JsonNode body, HttpHeaders headers, int unsure) {}

    /**
     * What is asked for.
     *
     * @param headers besides the token
     */
    public record Wish(
            Service of,
            String method,
            String path,
            @Nullable Object body,
            Map<String, String> headers) {

        /** To look at something. */
        public static Wish get(Service of, String path) {
            return new Wish(of, "GET", path, null, Map.of());
        }

        /** To do something. */
        public static Wish post(Service of, String path, @Nullable Object body) {
            return new Wish(of, "POST", path, body, Map.of());
        }

        /** The same with a header. */
        public Wish with(String name, String value) {
            return new Wish(of, method, path, body, Map.of(name, value));
        }
    }

    /** Asks until there is an answer that stands; chance decides where. */
    public Answer insist(String token, Wish wish, Random random) {
        try {
            for (int unsure = 0; !closed; unsure++) {
                HttpResponse<String> answer = any(token, wish, random);
                if (answer != null && stands(wish, answer)) {
                    return new Answer(answer.statusCode(), json(answer), answer.headers(), unsure);
                }
                Pauses.of(answer == null ? PAUSE : askedFor(answer));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new GaveUp(wish.toString());
    }

    private @Nullable HttpResponse<String> any(String token, Wish wish, Random random) throws InterruptedException {
        try {
            return http.send(request(token, wish, random), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        }
    }

    /** That a replanning is undone is told by a 503, but stays so. */
    private boolean stands(Wish wish, HttpResponse<String> answer) {
        if (LATER.contains(answer.statusCode())) {
            return json(answer).path("code").asText().equals("replan_undone");
        }
        if (answer.statusCode() >= SERVER_ERROR) {
            surprises.add(wish.method + " " + wish.path + ": " + answer.statusCode() + " " + answer.body());
            return false;
        }
        return true;
    }

    /** Answers that no user should get, whatever breaks. */
    public List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Whoever still insists gives up. */
    public void close() {
        closed = true;
    }

    /** Where a service's replicas answer. */
    List<URI> of(Service service) {
        return List.of(suite.firstUri(service), suite.secondUri(service));
    }

    private HttpRequest request(String token, Wish wish, Random random) {
        List<URI> replicas = of(wish.of);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        replicas.get(random.nextInt(replicas.size())).resolve(wish.path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
        wish.headers.forEach(request::header);
        if (wish.body == null) {
            return request.method(wish.method, HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        String body = MessageJson.MAPPER.valueToTree(wish.body).toString();
        return request.header("Content-Type", "application/json")
                .method(wish.method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static Duration askedFor(HttpResponse<String> answer) {
        Duration asked = answer.headers()
                .firstValue("Retry-After")
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(PAUSE);
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") && !answer.body().isEmpty() ? Http.json(answer.body()) : NullNode.getInstance();
    }
}
