package dev.synod.record.adapter.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows turned into columns, as {@code unnest} takes them. */
final class Columns<R> {
    private final Collection<R> rows;

    private Columns(Collection<R> rows) {
        this.rows = rows;
    }

    static <R> Columns<R> of(Collection<R> rows) {
        return new Columns<>(rows);
    }

    UUID[] uuids(Function<R, UUID> column) {
        return column(column, UUID[]::new);
    }

    Long[] longs(Function<R, Long> column) {
        return column(column, Long[]::new);
    }

    Integer[] integers(Function<R, Integer> column) {
        return column(column, Integer[]::new);
    }

    Double[] doubles(Function<R, Double> column) {
        return column(column, Double[]::new);
    }

    Boolean[] booleans(Function<R, Boolean> column) {
        return column(column, Boolean[]::new);
    }

    OffsetDateTime[] times(Function<R, @Nullable Instant> column) {
        return column(
                row -> {
                    Instant time = column.apply(row);
                    return time == null ? null : time.atOffset(ZoneOffset.UTC);
                },
                OffsetDateTime[]::new);
    }

    /** PostgreSQL's text can't hold U+0000, so it becomes the replacement character. */
    String[] texts(Function<R, @Nullable String> column) {
        return column(
                row -> {
                    String text = column.apply(row);
                    return text == null ? null : text.replace('\0', '\uFFFD');
                },
                String[]::new);
    }

    private <C> C[] column(Function<R, ? extends @Nullable C> column, IntFunction<C[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}
