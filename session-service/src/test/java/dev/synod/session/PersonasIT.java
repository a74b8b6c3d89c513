package dev.synod.session;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class PersonasIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
    }

    @Test
    void the_catalogue_lists_personas_and_councils() {
        TestApi.alice()
                .get("/api/v1/personas")
                .then()
                .statusCode(200)
                .body("personas.size()", greaterThanOrEqualTo(7))
                .body("personas.find { it.id == 'sceptic' }.name", equalTo("Yusuf Demir"))
                .body("councils.find { it.id == 'boardroom' }.personaIds", hasItem("sceptic"));
        given().get("/api/v1/personas").then().statusCode(401);
    }

    @Test
    void who_is_wished_for_by_name_sits_on_the_panel_and_nobody_is_asked_to_choose() {
        String id = TestApi.post(Map.of("panel", List.of("economist", "sceptic", "counsel")));
        gateway.next(id, "contribution");

        assertThat(panel(id)).containsExactly("economist", "sceptic", "counsel");
        assertThat(gateway.asked(id, "panel")).isEmpty();
        TestApi.get(id).body("options.panelSize", equalTo(3));
    }

    @Test
    void a_council_can_be_asked_for_by_its_name() {
        String id = TestApi.post(Map.of("council", "boardroom"));
        gateway.next(id, "contribution");

        assertThat(panel(id)).containsExactly("strategist", "finance-lead", "counsel", "people-lead", "sceptic");
    }

    @Test
    void who_is_unknown_is_named_with_where_to_look() {
        invalid(Map.of("panel", List.of("economist", "sceptic", "sorcerer")))
                .body("detail", allOf(containsString("'sorcerer'"), containsString("GET /api/v1/personas")));
        invalid(Map.of("council", "coven"))
                .body("detail", allOf(containsString("'coven'"), containsString("boardroom")));
    }

    @Test
    void wishes_that_contradict_themselves_are_refused() {
        invalid(Map.of("panel", List.of("sceptic", "sceptic", "counsel"))).body("detail", containsString("twice"));
        invalid(Map.of("panel", List.of("sceptic", "economist", "counsel"), "council", "boardroom"))
                .body("detail", containsString("not both"));
        invalid(Map.of("panel", List.of("sceptic"))).body("violations.message", hasItem("must name 3 to 7 personas"));
    }

    private static ValidatableResponse invalid(Map<String, Object> options) {
        return TestApi.tryToPost("Open an office?", options, Map.of())
                .statusCode(400)
                .body("code", equalTo("invalid_request"));
    }

    private static List<String> panel(String id) {
        return Published.of(id, "panel.selected").getFirst().path("members").findValuesAsText("personaId");
    }
}
