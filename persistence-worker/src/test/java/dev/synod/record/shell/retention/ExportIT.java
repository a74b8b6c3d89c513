package dev.synod.record.shell.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.record.RetentionConfig.Policy;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.adapter.http.Api;
import dev.synod.testing.EmbeddedStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.hasSize;

/** Each test has a month of its own, long ago, and a clock not long after it. */
@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class ExportIT {
    private final Surroundings world = new Surroundings();
    private final Api alice = Api.user("alice");
    private final HistoryMonths months;
    private final OldMonths old;

    ExportIT(HistoryMonths months) {
        this.months = months;
        old = new OldMonths(world, months);
    }

    @TempDir
    Path folder;

    @Test
    void an_exported_month_holds_every_event_once_as_it_was() throws IOException {
        YearMonth month = YearMonth.of(2003, 2);
        List<SampleSession> sessions = IntStream.rangeClosed(1, 5)
                .mapToObj(day -> SampleSession.madeAt(alice.name(), OldMonths.at(month, day))
                        .completed())
                .toList();
        String odd = " {\n\"text\" : \"a\\u0000\\n\uD83D\uDC4D\",\r\n\"price\": 1.50, \"price\": 1.50 } ";
        sessions.forEach(old::stored);
        world.stack()
                .database()
                .execute(
                        "update record.event set data = ? where session_id = ? and sequence = 9",
                        odd,
                        sessions.getFirst().id());
        old.retention(folder, Policy.EXPORT, OldMonths.at(month, 120)).run();
        List<String> lines = OldMonths.lines(folder, "history-2003-02.ndjson.gz");
        assertThat(lines.stream().map(OldMonths::json).map(event -> event.get("id")
                        .textValue()))
                .hasSize(45)
                .containsExactlyInAnyOrderElementsOf(sessions.stream()
                        .flatMap(session -> session.events().stream())
                        .map(event -> event.id())
                        .toList());
        assertThat(lines.stream().filter(line -> line.contains("1.50")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(odd.replace('\n', ' ').replace('\r', ' '))
                        .contains("\"sequence\":\"9\""));
        JsonNode contribution = lines.stream()
                .map(OldMonths::json)
                .filter(event -> event.get("type").textValue().equals("dev.synod.contribution.added.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(contribution.get("specversion").textValue()).isEqualTo("1.0");
        assertThat(contribution.get("source").textValue()).isEqualTo("/synod/session-service");
        assertThat(contribution.get("datacontenttype").textValue()).isEqualTo("application/json");
        assertThat(contribution.get("subject").textValue())
                .isEqualTo(contribution.get("id").textValue().split("/", -1)[0]);
        assertThat(Instant.parse(contribution.get("time").textValue())).isBefore(OldMonths.at(month, 7));
        assertThat(contribution.get("data").get("text").textValue()).startsWith("Spaces, says ");
        assertThat(old.expired(month)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("sessions", 5L)
                .containsEntry("events", 45L)
                .containsEntry(
                        "exported_to",
                        folder.resolve("history-2003-02.ndjson.gz").toString()));
        assertThat(old.partitions(month)).isEmpty();
    }

    @Test
    void what_comes_in_for_a_month_that_went_goes_into_another_file() throws IOException {
        YearMonth month = YearMonth.of(2004, 1);
        old.stored(SampleSession.madeAt(alice.name(), OldMonths.at(month, 1)).completed());
        old.retention(folder, Policy.EXPORT, OldMonths.at(month, 120)).run();
        SampleSession late = old.stored(
                SampleSession.madeAt(alice.name(), OldMonths.at(month, 2)).completed());
        old.retention(folder, Policy.EXPORT, OldMonths.at(month, 121)).run();
        assertThat(OldMonths.lines(folder, "history-2004-01.ndjson.gz")).hasSize(9);
        assertThat(OldMonths.lines(folder, "history-2004-01-2.ndjson.gz"))
                .hasSize(9)
                .allMatch(line -> line.contains(late.id().toString()));
    }

    @Test
    void a_session_that_begins_again_while_its_month_is_archived_stays() throws IOException {
        YearMonth month = YearMonth.of(2006, 1);
        SampleSession session = old.stored(
                SampleSession.madeAt(alice.name(), OldMonths.at(month, 1)).completed());
        Archive meanwhile = (name, events) -> {
            world.stack()
                    .database()
                    .execute("update record.session set ended_at = null where session_id = ?", session.id());
            return OldMonths.files(folder).write(name, events);
        };
        new Retention(
                        months,
                        meanwhile,
                        OldMonths.config(Policy.EXPORT, folder),
                        OldMonths.clock(OldMonths.at(month, 120)))
                .run();
        assertThat(world.events(session.id())).hasSize(9);
        assertThat(old.expired(month)).isEmpty();
    }

    @Test
    void what_comes_in_while_its_month_is_archived_is_kept_and_archived_next_time() throws IOException {
        YearMonth month = YearMonth.of(2010, 1);
        old.stored(SampleSession.madeAt(alice.name(), OldMonths.at(month, 1)).completed());
        SampleSession late =
                SampleSession.madeAt(alice.name(), OldMonths.at(month, 2)).completed();
        Archive slow = (name, events) -> {
            Archive.Receipt receipt = OldMonths.files(folder).write(name, events);
            old.stored(late);
            return receipt;
        };
        Retention first = new Retention(
                months, slow, OldMonths.config(Policy.EXPORT, folder), OldMonths.clock(OldMonths.at(month, 120)));
        assertThatIOException().isThrownBy(first::run).withMessageContaining("has 9 of the 18 events of event_201001");
        assertThat(world.events(late.id())).hasSize(9);
        old.retention(folder, Policy.EXPORT, OldMonths.at(month, 120)).run();
        assertThat(OldMonths.lines(folder, "history-2010-01.ndjson.gz")).hasSize(18);
        assertThat(folder.toFile().list()).containsExactly("history-2010-01.ndjson.gz");
    }

    @Test
    void a_failed_export_drops_nothing_and_the_next_one_is_whole() throws IOException {
        YearMonth month = YearMonth.of(2007, 1);
        SampleSession session = old.stored(
                SampleSession.madeAt(alice.name(), OldMonths.at(month, 1)).completed());
        Path noFolder = Files.createFile(folder.resolve("file"));
        Retention nowhere = new Retention(
                months,
                OldMonths.files(noFolder),
                OldMonths.config(Policy.EXPORT, noFolder),
                OldMonths.clock(OldMonths.at(month, 120)));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        assertThatIOException().isThrownBy(new RetentionTimer(nowhere, meters)::look);
        assertThat(passes(meters, "failed")).isOne();
        assertThat(passes(meters, "done")).isZero();
        Archive forgetful = (name, events) -> {
            events.next();
            return OldMonths.files(folder).write(name, events);
        };
        Retention lossy = new Retention(
                months, forgetful, OldMonths.config(Policy.EXPORT, folder), OldMonths.clock(OldMonths.at(month, 120)));
        assertThatIOException().isThrownBy(lossy::run).withMessageContaining("has 8 of the 9 events of event_200701");
        alice.get(OldMonths.path(session, "events")).statusCode(200).body("items", hasSize(9));
        assertThat(old.expired(month)).isEmpty();
        old.retention(folder, Policy.EXPORT, OldMonths.at(month, 120)).run();
        assertThat(OldMonths.lines(folder, "history-2007-01.ndjson.gz")).hasSize(9);
        alice.get(OldMonths.path(session, "events")).statusCode(410);
    }

    private static double passes(SimpleMeterRegistry meters, String result) {
        return meters.get("synod.record.retention.passes")
                .tag("result", result)
                .counter()
                .count();
    }

    @Test
    void of_several_replicas_one_lets_a_month_go() {
        YearMonth month = YearMonth.of(2008, 1);
        old.stored(SampleSession.madeAt(alice.name(), OldMonths.at(month, 1)).completed());
        List<CompletableFuture<Void>> replicas = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    try {
                        old.retention(folder, Policy.EXPORT, OldMonths.at(month, 120))
                                .run();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .limit(4)
                .toList();
        replicas.forEach(CompletableFuture::join);
        assertThat(old.expired(month)).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("history-2008-01.ndjson.gz");
    }
}
