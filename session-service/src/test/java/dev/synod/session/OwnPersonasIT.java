package dev.synod.session;

import dev.synod.events.llm.LlmRequest;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@TestProfile(NarrowProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class OwnPersonasIT {
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

    @BeforeEach
    void makeRoom() {
        stack.database().execute("delete from session.session");
    }

    @Test
    void personas_of_the_operators_own_file_can_be_asked_for() {
        TestApi.alice()
                .get("/api/v1/personas")
                .then()
                .body("personas.id", hasItems("sceptic", "lighthouse-keeper"))
                .body("councils.id", hasItems("boardroom", "harbour-board"));

        String id = TestApi.post(Map.of("council", "harbour-board"));
        gateway.next(id, "contribution");

        assertThat(Published.of(id, "panel.selected").getFirst().path("members").findValuesAsText("name"))
                .containsExactly("Brid Kelleher", "Yusuf Demir", "Giulia Conti");
    }

    @Test
    void their_profile_stands_in_the_prompt() {
        String id = TestApi.post(Map.of("panel", List.of("lighthouse-keeper", "sceptic", "counsel")));
        LlmRequest first = gateway.next(id, "contribution");

        gateway.answer(first);
        gateway.answerUntil(id, () -> gateway.asked(id, "contribution").size() >= 3);
        assertThat(gateway.asked(id, "contribution"))
                .filteredOn(request -> "m1".equals(request.labels().get("memberId")))
                .first()
                .satisfies(request -> assertThat(Prompts.textOf(request)).contains("You have counted ships"));
    }
}
