package dev.synod.session;

import dev.synod.kit.outbox.OutboxPartitions;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class OutboxPartitionsIT {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    @Inject
    OutboxPartitions partitions;

    @Test
    void the_next_days_are_there_before_their_first_row() {
        LocalDate today = LocalDate.now(Clock.systemUTC());

        assertThat(names())
                .containsAll(IntStream.rangeClosed(0, 3)
                        .mapToObj(ahead -> nameOf(today.plusDays(ahead)))
                        .toList());
    }

    @Test
    void what_is_older_than_its_retention_goes_whole_and_the_rest_stays() {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        make(today.minusDays(3));
        make(today.minusDays(2));

        partitions.maintain("session").await().atMost(Duration.ofSeconds(10));

        assertThat(names())
                .doesNotContain(nameOf(today.minusDays(3)))
                .contains(nameOf(today.minusDays(2)), nameOf(today));
    }

    private static void make(LocalDate day) {
        TestStack.get()
                .database()
                .execute(
                        "set role synod_session; create table session.%s partition of session.outbox for values from ('%s') to ('%s')"
                                .formatted(nameOf(day), day + "T00:00:00Z", day.plusDays(1) + "T00:00:00Z"));
    }

    private static List<String> names() {
        return TestStack.get()
                .database()
                .query("select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'session.outbox'::regclass")
                .stream()
                .map(row -> (String) row.get("name"))
                .toList();
    }

    private static String nameOf(LocalDate day) {
        return "outbox_p" + DAY.format(day);
    }
}
