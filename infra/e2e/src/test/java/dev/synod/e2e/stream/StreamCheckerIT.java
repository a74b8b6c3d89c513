package dev.synod.e2e.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.e2e.Council;
import dev.synod.e2e.Pace;
import dev.synod.e2e.Suites;
import dev.synod.local.stack.Service;
import dev.synod.testing.PartControl;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two replicas show two hundred sessions, and are killed and redeployed in turn all the while. Clients who drop their
 * streams anywhere and come again to either replica see every event once and in order, as the record has it.
 */
class StreamCheckerIT {
    private static final int SESSIONS = 200;
    /** One session of so many is left to its verdict, and has latecomers: one in the middle, one at the end. */
    private static final int WHOLE = 4;
    /** It has some forty events. */
    private static final int MIDDLE = 40;
    /** The others are cancelled by their users, who have seen so many events at most. */
    private static final int ENOUGH = 20;
    /** What one checker of so many saw is compared with the record. */
    private static final int COMPARED = 13;
    /** So many events at most are shown by a replica before it is disturbed again. */
    private static final int MOST_IN_PEACE = 300;
    /** Another one by {@code -Dsynod.seed=…}. */
    private static final long SEED = Long.getLong("synod.seed", 20261125);

    private static final Council.Size SMALLEST = new Council.Size(1, 2, 3);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final List<Replica> replicas =
            List.of(new Replica(suite.stream()), new Replica(suite.secondUri(Service.STREAM)));
    private final List<PartControl> parts =
            List.of(suite.part(Service.STREAM.module()), suite.secondReplica(Service.STREAM));

    private final Streams streams = new Streams(replicas, TestTokens.user(Council.USER));
    private final Disturbances disturbances = new Disturbances();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Random moments = new Random(SEED);
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final Pace quickly = new Pace(suite, 5, 5000);

    @AfterEach
    void forget() {
        threads.shutdownNow();
        parts.getFirst().bringBack();
        parts.getLast().takeAway();
    }

    @Test
    void whoever_comes_and_goes_sees_every_event_once_and_in_order_while_replicas_are_killed_and_redeployed() {
        CompletableFuture<Void> asked = CompletableFuture.runAsync(this::askAll, threads);
        for (int turn = 0; !isOver(asked); turn++) {
            disturb(turn % 2, PartControl::kill, asked);
            disturb((turn + 1) % 2, PartControl::terminate, asked);
        }
        followers.stream().filter(Follower::hasFailed).forEach(Follower::seen);
        asked.join();

        assertThat(followers).hasSize(SESSIONS + 2 * SESSIONS / WHOLE);
        List<Seen> seen = followers.stream().map(Follower::seen).toList();
        seen.forEach(one -> one.assertWhole(council.events(one.sessionId())));
        for (int i = 0; i < seen.size(); i += COMPARED) {
            seen.get(i).assertSameAs(recorded(seen.get(i)));
        }
        assertTried();
    }

    private void askAll() {
        Random seeds = new Random(SEED);
        for (int i = 0; i < SESSIONS; i++) {
            String id = council.ask(suite.session(), "Should clinic " + i + " open at night?", SMALLEST);
            Follower follower = follower(id, seeds);
            if (i % WHOLE == 0) {
                follower.onceSeen(1 + seeds.nextInt(MIDDLE), follower(id, seeds)::begin);
                follower.onceSeen(Follower.ALL, follower(id, seeds)::begin);
            } else {
                follower.onceSeen(1 + seeds.nextInt(ENOUGH), () -> council.cancel(id));
            }
            follower.begin();
        }
    }

    private Follower follower(String sessionId, Random seeds) {
        Follower follower = new Follower(sessionId, streams, disturbances, new Random(seeds.nextLong()), threads);
        followers.add(follower);
        return follower;
    }

    /** True if everybody is done; or somebody has failed, since nobody has to wait then to be told. */
    private boolean isOver(CompletableFuture<Void> asked) {
        return (asked.isDone() && waiting().isEmpty()) || followers.stream().anyMatch(Follower::hasFailed);
    }

    private List<Follower> waiting() {
        return followers.stream().filter(follower -> !follower.isDone()).toList();
    }

    /** Disturbs a replica that has just shown some events, if more are to come; it is back when this returns. */
    private void disturb(int which, Consumer<PartControl> disturbance, CompletableFuture<Void> asked) {
        Replica replica = replicas.get(which);
        PartControl part = parts.get(which);
        long enough = replica.shown().get() + 1 + moments.nextInt(MOST_IN_PEACE);
        await("events are shown to those who wait for them, seed " + SEED)
                .atMost(PATIENCE)
                .until(this::waiting, waiting -> replica.shown().get() >= enough || isOver(asked));
        disturbance.accept(part);
        part.awaitReady();
    }

    private JsonNode recorded(Seen seen) {
        return council.record(
                seen.sessionId(), "events?limit=1000", seen.events().size());
    }

    /** If nothing came between, it would be no wonder that they saw everything. */
    private void assertTried() {
        assertThat(disturbances).satisfies(all -> {
            assertThat(all.dropped().get()).as("dropped").isGreaterThan(followers.size() / 2);
            assertThat(all.droppedInside().get()).as("dropped inside an event").isPositive();
            assertThat(all.broken().get()).as("broken by kills").isPositive();
            assertThat(all.unknown().get()).as("not known").isZero();
            assertThat(all.closing().get()).as("closed to redeploy").isPositive();
        });
    }
}
