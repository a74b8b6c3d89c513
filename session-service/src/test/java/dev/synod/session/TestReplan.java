package dev.synod.session;

import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.Replanning.RelatedAction;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** One action that alice wants replanned, with the record's part played on the real topics. */
final class TestReplan implements AutoCloseable {
    static final String ASYNC = "respond-async";

    final String actionId = UUID.randomUUID() + "/a1";
    final TestRecord theRecord;
    private final TestStack stack;

    TestReplan(TestStack stack) {
        this.stack = stack;
        theRecord = new TestRecord(stack);
    }

    String linked() {
        LinkReplan command = pending();
        theRecord.reply(new ReplanLinked(command.sagaId(), replanning()));
        awaitState(command, "LINKED");
        return command.sessionId();
    }

    /** A saga that nobody waits for and the record has not answered. */
    LinkReplan pending() {
        String location = replan(ASYNC).statusCode(202).extract().header("Location");
        LinkReplan command = link();
        assertThat(location).endsWith("/api/v1/replans/" + command.sagaId());
        return command;
    }

    LinkReplan link() {
        return theRecord.await(1, LinkReplan.class, actionId).getFirst();
    }

    void unlink() {
        theRecord.await(1, UnlinkReplan.class, actionId);
    }

    CompletableFuture<ValidatableResponse> begin(String prefer) {
        return CompletableFuture.supplyAsync(() -> replan(prefer));
    }

    ValidatableResponse replan(String prefer) {
        return TestApi.alice()
                .contentType("application/json")
                .header("Prefer", prefer)
                .body(Map.of("options", Map.of("maxSubProblems", 1, "panelSize", 3)))
                .post("/api/v1/actions/" + actionId + "/replan")
                .then();
    }

    ValidatableResponse tryToReplan(Map<String, ?> body) {
        return TestApi.alice()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/actions/" + actionId + "/replan")
                .then();
    }

    static ValidatableResponse saga(LinkReplan command) {
        return TestApi.alice().get("/api/v1/replans/" + command.sagaId()).then();
    }

    static ValidatableResponse order(LinkReplan command, String what) {
        return TestApi.alice()
                .post("/api/v1/replans/" + command.sagaId() + "/" + what)
                .then();
    }

    static void awaitState(LinkReplan command, String state) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> saga(command)
                .body("state", equalTo(state)));
    }

    void assertGone(String sessionId) {
        assertThat(count("session.session", "id", UUID.fromString(sessionId))).isEqualTo(0L);
        TestApi.get(sessionId).statusCode(404);
    }

    Object count(String table, String column, Object value) {
        return stack.database().single("select count(*) from " + table + " where " + column + " = ?", value);
    }

    Replanning replanning() {
        return new Replanning(
                actionId,
                "Take a baseline",
                "Measure four weeks.",
                "Nobody may read the logs.",
                UUID.randomUUID().toString(),
                "Is our monolith too slow?",
                "Measure before moving.",
                "Else every view is a guess.",
                null,
                List.of(new RelatedAction(actionId + "0", "Split the billing module", "in_progress")));
    }

    @Override
    public void close() {
        theRecord.close();
    }

    static RequestSpecification bob() {
        return given().auth().oauth2(TestTokens.user("bob"));
    }

    static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.admin("root"));
    }
}
