package dev.synod.session;

import dev.synod.events.replan.Rejection;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanRejected;
import dev.synod.events.replan.ReplanReply.ReplanUnlinked;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class ReplanUndoneIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;
    private TestReplan it;

    @Inject
    TestClock clock;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
        it = new TestReplan(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
        it.close();
        clock.reset();
    }

    @Test
    void without_an_answer_in_time_it_is_undone_and_a_late_link_starts_nothing() {
        LinkReplan command = it.pending();
        clock.forward(Duration.ofSeconds(31));

        it.unlink();
        it.theRecord.reply(new ReplanLinked(command.sagaId(), it.replanning()));
        it.replan("wait=1")
                .statusCode(503)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("code", equalTo("replan_undone"))
                .body("reason", equalTo("timed_out"));
        it.theRecord.reply(new ReplanUnlinked(command.sagaId()));
        TestReplan.awaitState(command, "UNLINKED");
        it.assertGone(command.sessionId());
    }

    @Test
    void cancelled_it_is_undone() {
        LinkReplan command = it.pending();

        TestReplan.order(command, "cancel").statusCode(200).body("state", equalTo("UNLINKING"));
        TestReplan.order(command, "cancel")
                .statusCode(409)
                .body("code", equalTo("illegal_transition"))
                .body("state", equalTo("UNLINKING"));
        it.unlink();
        it.theRecord.reply(new ReplanUnlinked(command.sagaId()));
        TestReplan.awaitState(command, "UNLINKED");
        it.assertGone(command.sessionId());
        TestReplan.saga(command).body("reason.code", equalTo("cancelled"));
    }

    @Test
    void a_compensation_that_nobody_confirms_is_parked_and_counted_and_can_be_tried_again() {
        LinkReplan command = it.pending();
        TestReplan.order(command, "cancel").statusCode(200);
        for (int tries = 1; tries <= 5; tries++) {
            it.theRecord.await(tries, UnlinkReplan.class, it.actionId);
            clock.forward(Duration.ofMinutes(3));
        }

        TestReplan.awaitState(command, "PARKED");
        await().untilAsserted(() -> given().get("/q/metrics")
                .then()
                .body(containsString(
                        "synod_session_replans_parked " + it.count("session.replan", "state", "PARKED") + ".0")));
        TestReplan.admin().get("/api/v1/replans?state=PARKED").then().body("items.id", hasItem(command.sagaId()));
        TestReplan.order(command, "retry").statusCode(200).body("state", equalTo("UNLINKING"));
        it.theRecord.await(6, UnlinkReplan.class, it.actionId);
        it.theRecord.reply(new ReplanUnlinked(command.sagaId()));
        TestReplan.awaitState(command, "UNLINKED");
        it.assertGone(command.sessionId());
    }

    @Test
    void the_database_going_away_in_the_middle_costs_time_and_nothing_else() {
        LinkReplan command = it.pending();
        stack.postgres().kill();
        it.theRecord.reply(new ReplanLinked(command.sagaId(), it.replanning()));
        stack.postgres().awaitReady();

        await().ignoreExceptions().until(() -> TestApi.isIn(command.sessionId(), "RUNNING"));
        TestReplan.awaitState(command, "LINKED");
    }

    @Test
    void replies_that_come_again_or_for_nobody_or_unreadably_hold_nothing_up() {
        LinkReplan command = it.pending();
        it.theRecord.reply(new ReplanUnlinked(UUID.randomUUID().toString()));
        it.theRecord.reply(new ReplanUnlinked("no-id-at-all"));
        it.theRecord.reply(new ReplanLinked(command.sagaId(), it.replanning()));
        it.theRecord.reply(new ReplanLinked(command.sagaId(), it.replanning()));
        it.theRecord.reply(new ReplanRejected(command.sagaId(), Rejection.ACTION_NOT_BLOCKED, "Late.", null));

        TestReplan.awaitState(command, "LINKED");
        String id = command.sessionId();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
        assertThat(Published.of(id, "session.created")).hasSize(1);
    }
}
