package dev.synod.record.shell.letters;

import dev.synod.events.Topics;
import dev.synod.record.Contention;
import dev.synod.record.Letters;
import dev.synod.record.Poison;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TopicReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;

/** Retries by themselves, at short intervals, and what comes after them. */
@QuarkusTest
@TestProfile(ParkingIT.ShortIntervals.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class ParkingIT {
    private final Surroundings world = new Surroundings();
    private final Letters letters = new Letters(world);
    private final LetterLoop loop;

    ParkingIT(LetterLoop loop) {
        this.loop = loop;
    }

    @Test
    void after_three_failed_retries_a_letter_is_parked_and_announced_until_an_operator_redrives_it() {
        SampleSession session = SampleSession.complete("alice");
        String key = session.id().toString();
        try (Poison poison = Poison.of(world, session.id(), 3)) {
            world.publish(session);
            var rows = letters.await(key, "parked", "behind", "behind", "behind", "behind", "behind", "behind");
            assertThat(rows.getFirst()).containsEntry("attempts", 3).containsEntry("cause", "refused");
            assertThat(world.rows(
                            "select entry ->> 'what' as what from record.dead_letter, jsonb_array_elements(history) entry"
                                    + " where id = ?",
                            rows.getFirst().get("id")))
                    .extracting(entry -> entry.get("what"))
                    .containsExactly("waiting", "waiting", "waiting", "parked");
            var parked = letters.announced(Topics.SESSION_EVENTS_RECORD_PARKED, 1, key)
                    .getFirst();
            assertThat(TopicReader.header(parked, "ce_sequence")).isEqualTo("3");
            assertThat(TopicReader.header(parked, "dead-letter-attempts")).isEqualTo("3");
            assertThat(TopicReader.header(parked, "dead-letter-reason")).contains(poison.name());
            assertThat(letters.announced(Topics.SESSION_EVENTS_RECORD_DLT, 7, key))
                    .hasSize(7);
            openLettersAre("parked");

            letters.post("/redrive", "{\"all\": true}").statusCode(202).body("keys", greaterThan(0));
            letters.announced(Topics.SESSION_EVENTS_RECORD_PARKED, 2, key);
        }
        letters.post("/redrive", "{\"cause\": \"refused\"}").statusCode(202).body("keys", greaterThan(0));
        world.awaitStored(session.id(), 9);
        letters.awaitFree(key);
        assertThat(letters.of(key)).extracting(row -> row.get("state")).containsOnly("stored");
    }

    @Test
    void a_letter_is_stored_by_itself_if_it_can_be_in_time() {
        SampleSession session = SampleSession.complete("alice");
        String key = session.id().toString();
        try (Poison poison = Poison.of(world, session.id(), 3)) {
            world.publish(session);
            letters.awaitCount(key, 7);
        }
        world.awaitStored(session.id(), 9);
    }

    @Test
    void a_try_that_fails_because_of_the_database_is_no_retry() {
        SampleSession session = SampleSession.complete("alice");
        String key = session.id().toString();
        Poison poison = Poison.of(world, session.id(), 3);
        world.publish(session);
        letters.awaitCount(key, 7);
        try (Contention contention = Contention.over(world, session.id())) {
            poison.mend();
            letters.redriveHead(key);
            contention.awaitTries(2); // whatever was under way before is over
            letters.redriveHead(key);
            contention.awaitTries(7);
            assertThat(letters.of(key).getFirst()).containsEntry("attempts", 0).containsEntry("state", "waiting");
        }
        world.awaitStored(session.id(), 9);
    }

    @Test
    void closed_letters_are_forgotten_after_their_retention_and_open_ones_never() {
        SampleSession closed = SampleSession.complete("alice");
        SampleSession open = SampleSession.complete("bob");
        try (Poison poison = Poison.of(world, closed.id(), 8);
                Poison other = Poison.of(world, open.id(), 8)) {
            world.publish(closed);
            world.publish(open);
            letters.awaitCount(open.id().toString(), 2);
            letters.awaitCount(closed.id().toString(), 2);
            poison.mend();
            letters.post("/redrive", "{\"all\": true}").statusCode(202);
            letters.awaitFree(closed.id().toString());
            letters.announced(Topics.SESSION_EVENTS_RECORD_DLT, 2, closed.id().toString());
            world.stack().database().execute("""
                    update record.dead_letter set first_failed_at = first_failed_at - interval '15 days',
                                                  closed_at = closed_at - interval '15 days'""");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                loop.forget().await().atMost(Duration.ofSeconds(10));
                return letters.of(closed.id().toString()).isEmpty();
            });
            assertThat(letters.of(open.id().toString())).hasSize(2);
        }
        letters.redriveHead(open.id().toString());
        letters.awaitFree(open.id().toString());
    }

    private static void openLettersAre(String state) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(matchesPattern("(?s).*synod_record_dead_letters_open\\{state=\"" + state + "\"[^}]*} [1-9].*")));
    }

    /** Retries within a second. */
    public static final class ShortIntervals implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "synod.record.dead-letters.retry-after", "300ms",
                    "synod.record.dead-letters.check-every", "100ms");
        }
    }
}
