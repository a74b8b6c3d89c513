package dev.synod.record;

import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicReader;
import io.restassured.response.ValidatableResponse;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Dead letters as a test sees them: in the table, on the topics, by the API. */
public final class Letters {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Surroundings world;

    public Letters(Surroundings world) {
        this.world = world;
    }

    /** Those of a key, in order. */
    public List<Map<String, @Nullable Object>> of(String key) {
        return world.rows("select * from record.dead_letter where order_key = ? order by id", key);
    }

    /** Waits until the key's letters are in these states, in order. */
    public List<Map<String, @Nullable Object>> await(String key, String... states) {
        return Awaitility.await(String.join(", ", states)).atMost(PATIENCE).until(() -> of(key), rows -> states(rows)
                .equals(List.of(states)));
    }

    /** Waits until the key has so many. */
    public void awaitCount(String key, int count) {
        Awaitility.await(count + " letters").atMost(PATIENCE).until(() -> world.rows(
                        "select count(*) as count from record.dead_letter where order_key = ?", key)
                .getFirst()
                .get("count")
                .equals((long) count));
    }

    /** Waits until nothing holds the key any more. */
    public void awaitFree(String key) {
        Awaitility.await("the key is free").atMost(PATIENCE).until(() -> !isHeld(key));
    }

    /** Waits for a letter with this type, and returns it. */
    public Map<String, @Nullable Object> awaitType(String type) {
        return Awaitility.await("a letter of " + type)
                .atMost(PATIENCE)
                .until(
                        () -> world.rows("select * from record.dead_letter where event_type = ?", type),
                        rows -> rows.size() == 1)
                .getFirst();
    }

    /** Has the key's first open letter tried now. */
    public void redriveHead(String key) {
        Object id = of(key).stream()
                .filter(row -> row.get("closed_at") == null)
                .findFirst()
                .orElseThrow()
                .get("id");
        post("/" + id + "/redrive", null).statusCode(202);
    }

    public static List<@Nullable Object> states(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().<@Nullable Object>map(row -> row.get("state")).toList();
    }

    public boolean isHeld(String key) {
        return !world.rows("select key from record.held_key where key = ?", key).isEmpty();
    }

    /** Waits until so many records with this key are on a topic. */
    public List<ConsumerRecord<@Nullable String, @Nullable String>> announced(String topic, int count, String key) {
        try (TopicReader reader = TopicReader.fromBeginning(world.stack(), topic)) {
            return reader.awaitKey(count, key);
        }
    }

    public ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(TestTokens.admin("root"))
                .get("/api/v1/dead-letters" + path)
                .then();
    }

    public ValidatableResponse post(String path, @Nullable String body) {
        var request = given().auth().oauth2(TestTokens.admin("root"));
        if (body != null) {
            request.contentType("application/json").body(body);
        }
        return request.post("/api/v1/dead-letters" + path).then();
    }
}
