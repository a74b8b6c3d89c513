package dev.synod.session;

import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.events.llm.ProviderStatus.LevelChanged;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How far the gateway is degraded is told to every session under way. */
@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class LevelIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;
    private TopicWriter status;

    @Inject
    TestClock clock;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
        status = new TopicWriter(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
        status.close();
        clock.reset();
        stack.database().execute("delete from session.gateway_level");
    }

    @Test
    void sessions_under_way_are_told_once_those_that_begin_are_too_and_those_that_ended_are_not() {
        String ended = TestApi.post();
        TestApi.order(ended, "cancel").statusCode(200);
        String running = TestApi.post();
        String paused = paused();

        say("g1", 2, "memory");
        say("g1", 2, "memory");
        awaitLevels(running, "memory 0>2");
        awaitLevels(paused, "memory 0>2");
        String later = TestApi.post();
        awaitLevels(later, "memory 0>2");
        say("g1", 0, "normal");
        awaitLevels(running, "memory 0>2", "normal 2>0");
        awaitLevels(paused, "memory 0>2", "normal 2>0");
        awaitLevels(later, "memory 0>2", "normal 2>0");

        assertThat(levels(ended)).isEmpty();
        gateway.answerUntil(running, () -> TestApi.isIn(running, "COMPLETED"));
        assertThat(Published.of(running, "verdict.reached")
                        .getFirst()
                        .at("/verdict/outcome")
                        .asText())
                .as("that less could be done is no degradation by itself")
                .isEqualTo("full");
    }

    @Test
    void the_worst_of_several_replicas_counts() {
        String id = paused();
        say("g1", 1, "search");
        awaitLevels(id, "search 0>1");
        say("g2", 4, "critical");
        awaitLevels(id, "search 0>1", "critical 1>4");
        say("g2", 0, "normal");
        awaitLevels(id, "search 0>1", "critical 1>4", "search 4>1");
    }

    @Test
    void the_last_word_of_a_replica_that_died_is_forgotten_and_that_of_one_alive_is_not() {
        String id = paused();
        say("dead", 4, "critical");
        awaitLevels(id, "critical 0>4");
        say("alive", 2, "memory");
        clock.forward(Duration.ofMinutes(10));
        status.send(
                Topics.PROVIDER_STATUS,
                "voyage/embed",
                TopicWriter.envelope("c/1", "dev.synod.circuit.changed.v1", "voyage/embed")
                        .with("ce_time", clock.instant().toString()),
                MessageJson.write(
                        new CircuitChanged("voyage", "embed", CircuitState.OPEN, "alive", Instant.now(), null)));
        await().until(() -> stack.database()
                .single("select count(*) from session.gateway_level where replica = 'alive' and spoke_at > said_at")
                .equals(1L));
        clock.forward(Duration.ofMinutes(6));

        awaitLevels(id, "critical 0>4", "memory 4>2");
    }

    @Test
    void one_that_cannot_be_told_keeps_no_other_from_it() {
        String broken = paused();
        String good = paused();
        String desk = (String)
                stack.database().single("select desk from session.session where id = ?", UUID.fromString(broken));
        describe(broken, "{\"format\": 99}");

        say("g1", 3, "state");
        awaitLevels(good, "state 0>3");
        assertThat(levels(broken)).isEmpty();
        describe(broken, desk);
        clock.forward(Duration.ofSeconds(30));
        awaitLevels(broken, "state 0>3");
    }

    private void describe(String id, String desk) {
        stack.database().execute("update session.session set desk = ? where id = ?", desk, UUID.fromString(id));
    }

    private static String paused() {
        String id = TestApi.post();
        TestApi.order(id, "pause").statusCode(200);
        return id;
    }

    private void say(String replica, int level, String name) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        status.send(
                Topics.PROVIDER_STATUS,
                "gateway/" + replica,
                TopicWriter.envelope(replica + "/" + at, "dev.synod.level.changed.v1", "gateway/" + replica),
                MessageJson.write(new LevelChanged(level, name, 0, replica, at)));
    }

    private static void awaitLevels(String id, String... told) {
        await().untilAsserted(() -> assertThat(levels(id)).containsExactly(told));
    }

    private static List<String> levels(String id) {
        return Published.of(id, "degradation.changed").stream()
                .map(change -> "%s %d>%d"
                        .formatted(
                                change.path("name").asText(),
                                change.path("previousLevel").asInt(),
                                change.path("level").asInt()))
                .toList();
    }
}
