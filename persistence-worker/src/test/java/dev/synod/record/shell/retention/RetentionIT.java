package dev.synod.record.shell.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.record.RetentionConfig;
import dev.synod.record.RetentionConfig.Policy;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.adapter.file.ArchiveFolder;
import dev.synod.record.adapter.http.Api;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Each test has a month of its own, long ago, and a clock not long after it. */
@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class RetentionIT {
    private static final Duration AFTER = Duration.ofDays(60);

    private final Surroundings world = new Surroundings();
    private final Api alice = Api.user("alice");
    private final HistoryMonths months;

    @TempDir
    Path folder;

    RetentionIT(HistoryMonths months) {
        this.months = months;
    }

    @Test
    void old_months_go_and_what_came_of_them_stays() throws IOException {
        YearMonth month = YearMonth.of(2001, 1);
        SampleSession session =
                stored(SampleSession.madeAt(alice.name(), at(month, 30)).completed());
        retention(Policy.DROP, at(month, 35)).run();
        alice.get(path(session, "events")).statusCode(200).body("items", hasSize(9));
        retention(Policy.DROP, at(month, 120)).run();
        for (String what : List.of("events", "contributions")) {
            alice.get(path(session, what))
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("code", equalTo("history_expired"))
                    .body("retryable", equalTo(false))
                    .body("detail", containsString(session.id().toString()));
        }
        Api.user("bob").get(path(session, "events")).statusCode(404);
        alice.get(path(session, "verdict")).statusCode(200).body("verdict.recommendation", equalTo("Spaces."));
        alice.get(path(session, "actions")).statusCode(200).body("items", hasSize(3));
        alice.get(path(session, "cost")).statusCode(200).body("microUsd", equalTo(250));
        assertThat(world.events(session.id())).isEmpty();
        assertThat(partitions(month)).isEmpty();
        assertThat(expired(month)).hasSize(1).first().satisfies(row -> assertThat(row)
                .containsEntry("sessions", 1L)
                .containsEntry("events", 9L)
                .containsEntry("exported_to", null));
    }

    @Test
    void by_default_nothing_goes() throws IOException {
        YearMonth month = YearMonth.of(2002, 1);
        SampleSession session =
                stored(SampleSession.madeAt(alice.name(), at(month, 1)).completed());
        retention(Policy.KEEP, at(month, 5_000)).run();
        alice.get(path(session, "events")).statusCode(200).body("items", hasSize(9));
    }

    @Test
    void an_exported_month_holds_every_event_once_as_it_was() throws IOException {
        YearMonth month = YearMonth.of(2003, 2);
        List<SampleSession> sessions = IntStream.rangeClosed(1, 5)
                .mapToObj(day ->
                        SampleSession.madeAt(alice.name(), at(month, day)).completed())
                .toList();
        String odd = " {\n\"text\" : \"a\\u0000\\n\uD83D\uDC4D\",\r\n\"price\": 1.50, \"price\": 1.50 } ";
        sessions.forEach(this::stored);
        world.stack()
                .database()
                .execute(
                        "update record.event set data = ? where session_id = ? and sequence = 9",
                        odd,
                        sessions.getFirst().id());
        retention(Policy.EXPORT, at(month, 120)).run();
        List<String> lines = lines("history-2003-02.ndjson.gz");
        assertThat(lines.stream().map(RetentionIT::json).map(event -> event.get("id")
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
                .map(RetentionIT::json)
                .filter(event -> event.get("type").textValue().equals("dev.synod.contribution.added.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(contribution.get("specversion").textValue()).isEqualTo("1.0");
        assertThat(contribution.get("source").textValue()).isEqualTo("/synod/session-service");
        assertThat(contribution.get("datacontenttype").textValue()).isEqualTo("application/json");
        assertThat(contribution.get("subject").textValue())
                .isEqualTo(contribution.get("id").textValue().split("/", -1)[0]);
        assertThat(Instant.parse(contribution.get("time").textValue())).isBefore(at(month, 7));
        assertThat(contribution.get("data").get("text").textValue()).startsWith("Spaces, says ");
        assertThat(expired(month)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("sessions", 5L)
                .containsEntry("events", 45L)
                .containsEntry(
                        "exported_to",
                        folder.resolve("history-2003-02.ndjson.gz").toString()));
        assertThat(partitions(month)).isEmpty();
    }

    @Test
    void what_comes_in_for_a_month_that_went_goes_into_another_file() throws IOException {
        YearMonth month = YearMonth.of(2004, 1);
        stored(SampleSession.madeAt(alice.name(), at(month, 1)).completed());
        retention(Policy.EXPORT, at(month, 120)).run();
        SampleSession late =
                stored(SampleSession.madeAt(alice.name(), at(month, 2)).completed());
        retention(Policy.EXPORT, at(month, 121)).run();
        assertThat(lines("history-2004-01.ndjson.gz")).hasSize(9);
        assertThat(lines("history-2004-01-2.ndjson.gz"))
                .hasSize(9)
                .allMatch(line -> line.contains(late.id().toString()));
    }

    @Test
    void a_session_that_goes_on_holds_its_month_back() throws IOException {
        YearMonth month = YearMonth.of(2005, 1);
        stored(SampleSession.madeAt(alice.name(), at(month, 1)).completed());
        SampleSession open =
                stored(SampleSession.madeAt(alice.name(), at(month, 2)).created());
        retention(Policy.DROP, at(month, 120)).run();
        assertThat(partitions(month)).containsExactly("contribution_200501", "event_200501");
        world.publish(open.then(new SessionCompleted(Outcome.FULL)).events().getLast());
        world.awaitStored(open.id(), 2);
        retention(Policy.DROP, at(month, 50)).run();
        assertThat(partitions(month)).as("ended, but not so long ago").hasSize(2);
        retention(Policy.DROP, at(month, 121)).run();
        assertThat(partitions(month)).isEmpty();
    }

    @Test
    void a_session_that_begins_again_while_its_month_is_archived_stays() throws IOException {
        YearMonth month = YearMonth.of(2006, 1);
        SampleSession session =
                stored(SampleSession.madeAt(alice.name(), at(month, 1)).completed());
        Archive meanwhile = (name, events) -> {
            world.stack()
                    .database()
                    .execute("update record.session set ended_at = null where session_id = ?", session.id());
            return files(folder).write(name, events);
        };
        new Retention(months, meanwhile, config(Policy.EXPORT, folder), clock(at(month, 120))).run();
        assertThat(world.events(session.id())).hasSize(9);
        assertThat(expired(month)).isEmpty();
    }

    @Test
    void a_failed_export_drops_nothing_and_the_next_one_is_whole() throws IOException {
        YearMonth month = YearMonth.of(2007, 1);
        SampleSession session =
                stored(SampleSession.madeAt(alice.name(), at(month, 1)).completed());
        Path noFolder = Files.createFile(folder.resolve("file"));
        Retention nowhere =
                new Retention(months, files(noFolder), config(Policy.EXPORT, noFolder), clock(at(month, 120)));
        assertThatIOException().isThrownBy(nowhere::run);
        Archive forgetful = (name, events) -> {
            events.next();
            return files(folder).write(name, events);
        };
        Retention lossy = new Retention(months, forgetful, config(Policy.EXPORT, folder), clock(at(month, 120)));
        assertThatIOException().isThrownBy(lossy::run).withMessageContaining("has 8 of the 9 events of event_200701");
        alice.get(path(session, "events")).statusCode(200).body("items", hasSize(9));
        assertThat(expired(month)).isEmpty();
        retention(Policy.EXPORT, at(month, 120)).run();
        assertThat(lines("history-2007-01.ndjson.gz")).hasSize(9);
        alice.get(path(session, "events")).statusCode(410);
    }

    @Test
    void of_several_replicas_one_lets_a_month_go() {
        YearMonth month = YearMonth.of(2008, 1);
        stored(SampleSession.madeAt(alice.name(), at(month, 1)).completed());
        List<CompletableFuture<Void>> replicas = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    try {
                        retention(Policy.EXPORT, at(month, 120)).run();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .limit(4)
                .toList();
        replicas.forEach(CompletableFuture::join);
        assertThat(expired(month)).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("history-2008-01.ndjson.gz");
    }

    private SampleSession stored(SampleSession session) {
        world.publishAndAwait(session);
        return session;
    }

    private Retention retention(Policy policy, Instant now) {
        return new Retention(months, files(folder), config(policy, folder), clock(now));
    }

    private static Archive files(Path folder) {
        return new ArchiveFolder(config(Policy.EXPORT, folder));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static RetentionConfig config(Policy policy, Path folder) {
        return new RetentionConfig() {
            @Override
            public Policy policy() {
                return policy;
            }

            @Override
            public Duration after() {
                return AFTER;
            }

            @Override
            public Optional<Path> folder() {
                return Optional.of(folder);
            }
        };
    }

    private static Instant at(YearMonth month, int days) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofDays(days));
    }

    private List<String> partitions(YearMonth month) {
        return world
                .rows(
                        "select relname from pg_class where relispartition and relkind = 'r' and relname like ? order by 1",
                        "%\\_" + month.toString().replace("-", ""))
                .stream()
                .map(row -> String.valueOf(row.get("relname")))
                .toList();
    }

    private List<Map<String, @Nullable Object>> expired(YearMonth month) {
        return world.rows("select * from record.expired_month where month = ?", month.atDay(1));
    }

    private List<String> lines(String file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))), StandardCharsets.UTF_8))) {
            return new ArrayList<>(lines.lines().toList());
        }
    }

    private static JsonNode json(String line) {
        try {
            return MessageJson.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static String path(SampleSession session, String what) {
        return "/api/v1/sessions/" + session.id() + "/" + what;
    }
}
