package dev.synod.record.shell.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.record.RetentionConfig;
import dev.synod.record.RetentionConfig.Policy;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.adapter.file.ArchiveFolder;
import org.jspecify.annotations.Nullable;

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
import java.util.zip.GZIPInputStream;

/** Months of long ago, and the retention of a worker that lives not long after them. */
final class OldMonths {
    private static final Duration AFTER = Duration.ofDays(60);

    private final Surroundings world;
    private final HistoryMonths months;

    OldMonths(Surroundings world, HistoryMonths months) {
        this.world = world;
        this.months = months;
    }

    SampleSession stored(SampleSession session) {
        world.publishAndAwait(session);
        return session;
    }

    Retention retention(Path folder, Policy policy, Instant now) {
        return new Retention(months, files(folder), config(policy, folder), clock(now));
    }

    static Archive files(Path folder) {
        return new ArchiveFolder(config(Policy.EXPORT, folder));
    }

    static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    static RetentionConfig config(Policy policy, Path folder) {
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

    static Instant at(YearMonth month, int days) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofDays(days));
    }

    List<String> partitions(YearMonth month) {
        return world
                .rows(
                        "select relname from pg_class where relispartition and relkind = 'r' and relname like ? order by 1",
                        "%\\_" + month.toString().replace("-", ""))
                .stream()
                .map(row -> String.valueOf(row.get("relname")))
                .toList();
    }

    List<Map<String, @Nullable Object>> expired(YearMonth month) {
        return world.rows("select * from record.expired_month where month = ?", month.atDay(1));
    }

    /** How many events of a month went, or are there. */
    long goneOrThere(YearMonth month) {
        return world.rows("""
                        select (select coalesce(sum(events), 0) from record.expired_month where month = ?)
                             + (select count(*) from record.event where record.month_of(session_id) = ?) as events""", month.atDay(1), month.atDay(1)).stream()
                .mapToLong(row -> Long.parseLong(String.valueOf(row.get("events"))))
                .sum();
    }

    static List<String> lines(Path folder, String file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))), StandardCharsets.UTF_8))) {
            return new ArrayList<>(lines.lines().toList());
        }
    }

    static JsonNode json(String line) {
        try {
            return MessageJson.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    static String path(SampleSession session, String what) {
        return "/api/v1/sessions/" + session.id() + "/" + what;
    }
}
