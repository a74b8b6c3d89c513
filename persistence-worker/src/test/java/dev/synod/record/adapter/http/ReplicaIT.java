package dev.synod.record.adapter.http;

import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.Standby;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
@WithTestResource(ReplicaIT.WithStandby.class)
class ReplicaIT {
    private static final List<Integer> ALL = IntStream.rangeClosed(1, 9).boxed().toList();

    /** The worker is told of the stack's standby. */
    public static class WithStandby implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("synod.record.replica.url", TestStack.get().standby().reactiveUrl());
        }

        @Override
        public void stop() {}
    }

    private final Surroundings world = new Surroundings();
    private final Standby standby = world.stack().standby();
    private final MeterRegistry meters;

    ReplicaIT(MeterRegistry meters) {
        this.meters = meters;
    }

    @AfterEach
    void follow() {
        standby.resume();
    }

    @Test
    void a_history_is_read_from_the_replica() {
        SampleSession session = stored();
        await("the replica has it").ignoreExceptions().until(() -> onStandby(session)
                .equals(9L));
        standby.pause();
        world.stack().database().execute("delete from record.event where session_id = ?", session.id());

        assertThat(sequences(session, "events"))
                .as("the primary has none of them any more")
                .isEqualTo(ALL);
        assertThat(sequences(session, "contributions")).hasSize(2);
        assertThat(reads("served")).isPositive();
    }

    @Test
    void what_the_replica_does_not_have_yet_is_read_from_the_primary() {
        standby.pause();
        SampleSession session = stored();

        assertThat(sequences(session, "events")).isEqualTo(ALL);
        assertThat(sequences(session, "contributions")).hasSize(2);
        assertThat(onStandby(session)).isEqualTo(0L);
        assertThat(reads("behind")).isPositive();
    }

    @Test
    void without_the_replica_the_primary_is_read_and_with_it_the_replica_again() {
        SampleSession session = stored();
        await("the replica has it").ignoreExceptions().until(() -> onStandby(session)
                .equals(9L));
        standby.process().takeAway();
        try {
            assertThat(sequences(session, "events")).isEqualTo(ALL);
            assertThat(reads("failed")).isPositive();
        } finally {
            standby.process().bringBack();
        }
        double before = reads("served");
        await("it is read from the replica again").until(() -> {
            assertThat(sequences(session, "events")).isEqualTo(ALL);
            return reads("served") > before;
        });
    }

    private SampleSession stored() {
        SampleSession session = SampleSession.complete("alice");
        world.publishAndAwait(session);
        return session;
    }

    private Object onStandby(SampleSession session) {
        return standby.single("select count(*) from record.event where session_id = '" + session.id() + "'");
    }

    private double reads(String result) {
        return meters.counter("synod.record.replica.reads", "result", result).count();
    }

    private static List<Integer> sequences(SampleSession session, String what) {
        return given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/sessions/" + session.id() + "/" + what)
                .then()
                .statusCode(200)
                .extract()
                .path("items.sequence");
    }
}
