package dev.synod.record.shell.retention;

import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.record.RetentionConfig.Policy;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.adapter.http.Api;
import dev.synod.record.shell.StoreUnavailable;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Each test has a month of its own, long ago, and a clock not long after it. */
@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class HistoryRetentionIT {
    private final Surroundings world = new Surroundings();
    private final Api alice = Api.user("alice");
    private final OldMonths old;

    HistoryRetentionIT(HistoryMonths months) {
        old = new OldMonths(world, months);
    }

    @TempDir
    Path folder;

    @Test
    void old_months_go_and_what_came_of_them_stays() throws IOException {
        YearMonth month = YearMonth.of(2001, 1);
        SampleSession session = old.stored(
                SampleSession.madeAt(alice.name(), OldMonths.at(month, 30)).completed());
        old.retention(folder, Policy.DROP, OldMonths.at(month, 35)).run();
        alice.get(OldMonths.path(session, "events")).statusCode(200).body("items", hasSize(9));
        old.retention(folder, Policy.DROP, OldMonths.at(month, 120)).run();
        for (String what : List.of("events", "contributions")) {
            alice.get(OldMonths.path(session, what))
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("code", equalTo("history_expired"))
                    .body("retryable", equalTo(false))
                    .body("detail", containsString(session.id().toString()));
        }
        Api.user("bob").get(OldMonths.path(session, "events")).statusCode(404);
        alice.get(OldMonths.path(session, "verdict"))
                .statusCode(200)
                .body("verdict.recommendation", equalTo("Spaces."));
        alice.get(OldMonths.path(session, "actions")).statusCode(200).body("items", hasSize(3));
        alice.get(OldMonths.path(session, "cost")).statusCode(200).body("microUsd", equalTo(250));
        assertThat(world.events(session.id())).isEmpty();
        assertThat(old.partitions(month)).isEmpty();
        assertThat(old.expired(month)).hasSize(1).first().satisfies(row -> assertThat(row)
                .containsEntry("sessions", 1L)
                .containsEntry("events", 9L)
                .containsEntry("exported_to", null));
    }

    @Test
    void by_default_nothing_goes() throws IOException {
        YearMonth month = YearMonth.of(2002, 1);
        SampleSession session = old.stored(
                SampleSession.madeAt(alice.name(), OldMonths.at(month, 1)).completed());
        old.retention(folder, Policy.KEEP, OldMonths.at(month, 5_000)).run();
        alice.get(OldMonths.path(session, "events")).statusCode(200).body("items", hasSize(9));
    }

    @Test
    void a_session_that_goes_on_holds_its_month_back() throws IOException {
        YearMonth month = YearMonth.of(2005, 1);
        old.stored(SampleSession.madeAt(alice.name(), OldMonths.at(month, 1)).completed());
        SampleSession open = old.stored(
                SampleSession.madeAt(alice.name(), OldMonths.at(month, 2)).created());
        old.retention(folder, Policy.DROP, OldMonths.at(month, 120)).run();
        assertThat(old.partitions(month)).containsExactly("contribution_200501", "event_200501");
        world.publish(open.then(new SessionCompleted(Outcome.FULL)).events().getLast());
        world.awaitStored(open.id(), 2);
        old.retention(folder, Policy.DROP, OldMonths.at(month, 50)).run();
        assertThat(old.partitions(month)).as("ended, but not so long ago").hasSize(2);
        old.retention(folder, Policy.DROP, OldMonths.at(month, 121)).run();
        assertThat(old.partitions(month)).isEmpty();
    }

    @Test
    void what_comes_in_while_its_month_goes_is_kept_or_goes_with_it() throws IOException {
        YearMonth month = YearMonth.of(2009, 1);
        List<SampleSession> sessions = Stream.generate(() -> SampleSession.madeAt(alice.name(), OldMonths.at(month, 1))
                        .completed())
                .limit(40)
                .toList();
        Retention retention = old.retention(folder, Policy.DROP, OldMonths.at(month, 120));
        CompletableFuture<Void> published = CompletableFuture.runAsync(() -> sessions.forEach(world::publish));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            try {
                retention.run();
            } catch (StoreUnavailable deadlock) {
                // PostgreSQL lets one of two go on; the other comes again.
            }
            return published.isDone() && old.goneOrThere(month) == 40 * 9;
        });
        assertThat(old.expired(month)).isNotEmpty();
    }
}
