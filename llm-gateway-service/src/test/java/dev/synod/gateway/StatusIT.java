package dev.synod.gateway;

import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.llm.ProviderStatus.LevelChanged;
import dev.synod.testing.Access;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** How far the gateway says it is degraded. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class StatusIT extends BreaksCircuits {
    @Test
    void the_level_says_what_can_not_be_done_and_why() {
        await().until(() -> status().getInt("level") == 0);
        JsonPath well = status();
        assertThat(well.getString("name")).isEqualTo("normal");
        assertThat(well.getString("providers.find { it.name == 'keyless' }.reason"))
                .contains("synod.gateway.providers.keyless.api-key");
        assertThat(well.getList("routes.'expert-a'.model"))
                .containsExactly("anthropic/claude-sonnet-4-5", "openai/gpt-4.1");
        assertThat(well.getInt("routes.'expert-a'[0].contextTokens")).isEqualTo(200_000);
        assertThat(well.getString("routes.'expert-a'[0].asOf")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(well.getList("routes.nobody")).isEmpty();
        assertThat(well.getList("providers.findAll { it.present }.name"))
                .containsExactly("anthropic", "brave", "openai", "tavily", "voyage");
        assertThat(well.getList("dependencies.findAll { it.up }.name")).containsExactlyInAnyOrder("kafka", "postgres");

        gateway.brave.always(LookupBehaviours.status(500, "down"));
        gateway.tavily.always(LookupBehaviours.status(500, "down"));
        CircuitsApi.fail(gateway, 3, step -> gateway.anySearch(step));
        assertThat(status().getString("name")).isEqualTo("search");

        gateway.voyage.always(LookupBehaviours.status(500, "down"));
        gateway.openAi.always(Behaviours.status(500, "server_error"));
        CircuitsApi.fail(gateway, 5, step -> gateway.anyEmbeddings(step));
        assertThat(status().getString("name")).isEqualTo("memory");

        gateway.anthropic.always(Behaviours.status(529, "overloaded_error"));
        CircuitsApi.fail(gateway, 3, step -> gateway.request(step, "expert-a"));
        JsonPath critical = status();
        assertThat(critical.getInt("level")).isEqualTo(4);
        assertThat(critical.getList("circuits.findAll { it.state == 'open' }")).hasSize(6);
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("synod_gateway_degradation_level(\\{[^}]*})? 4\\.0");

        CircuitsApi.closeAll(gateway);
        assertThat(status().getInt("level")).isZero();
    }

    @Test
    void changes_of_the_level_are_told_to_all() {
        try (TopicReader status = TopicReader.fromNow(gateway.stack, Topics.PROVIDER_STATUS)) {
            await().until(() -> status().getInt("level") == 0);
            gateway.brave.always(LookupBehaviours.status(500, "down"));
            gateway.tavily.always(LookupBehaviours.status(500, "down"));
            CircuitsApi.fail(gateway, 3, step -> gateway.anySearch(step));

            String told = Objects.requireNonNull(
                    status.await(1, StatusIT::tellsOfSearch).getFirst().value());
            LevelChanged changed = MessageJson.read(told.getBytes(StandardCharsets.UTF_8), LevelChanged.class);
            assertThat(changed.level()).isEqualTo(1);
            assertThat(changed.name()).isEqualTo("search");
            assertThat(changed.previousLevel()).isZero();
        }
    }

    @Test
    void without_the_broker_the_state_is_at_risk_and_no_reset_is_promised() {
        gateway.stack.kafka().takeAway();
        try {
            CircuitsApi.reset("anthropic/chat", TestTokens.admin("olga"))
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("unavailable"));
            await().atMost(Duration.ofSeconds(20)).until(() -> status().getInt("level") == 3);
            assertThat(status().getBoolean("dependencies.find { it.name == 'kafka' }.up"))
                    .isFalse();
        } finally {
            gateway.stack.kafka().bringBack();
        }
        await("the broker takes a reset again").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            CircuitsApi.reset("anthropic/chat", TestTokens.admin("olga")).statusCode(202);
            assertThat(status().getInt("level")).isZero();
        });
    }

    /** What was before may be told as late as the next review. */
    private static boolean tellsOfSearch(ConsumerRecord<String, String> found) {
        return "dev.synod.level.changed.v1".equals(TopicReader.header(found, "ce_type"))
                && Objects.requireNonNull(found.value()).contains("\"level\":1");
    }

    private static JsonPath status() {
        return CircuitsApi.get("/api/v1/status");
    }

    @Test
    void every_operation_refuses_without_a_token() {
        access().demandsATokenEverywhereBut();
    }

    @Test
    void what_is_for_administrators_is_refused_to_users() {
        access().refusesUsersWhatIsForAdministrators(1);
    }

    @Test
    void a_body_too_large_is_a_problem_like_any_other() {
        access().refusesBodiesBeyond(8 * 1024 * 1024, "/v1/chat/completions");
    }

    private static Access access() {
        return new Access(URI.create(RestAssured.baseURI + ":" + RestAssured.port));
    }
}
