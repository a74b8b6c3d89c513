package dev.synod.record.adapter.store.letters;

import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.SourceRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records that an operator gave up; they are delivered again if a worker dies, or its offsets are set back. */
final class Discarded {
    private static final String AMONG = """
        select source_partition, source_offset, source_topic from record.dead_letter
        join unnest($1::text[], $2::integer[], $3::bigint[]) as asked (source_topic, source_partition, source_offset)
          using (source_topic, source_partition, source_offset)
        where state = 'discarded'""";

    private Discarded() {}

    /** The arrivals without those that were given up. */
    static Uni<List<Arrival.Sound>> leftOut(SqlConnection connection, List<Arrival.Sound> arrivals) {
        List<SourceRecord> sources =
                arrivals.stream().map(Arrival.Sound::source).toList();
        return connection
                .preparedQuery(AMONG)
                .execute(Tuple.of(
                        sources.stream().map(SourceRecord::topic).toArray(String[]::new),
                        sources.stream().map(SourceRecord::partition).toArray(Integer[]::new),
                        sources.stream().map(SourceRecord::offset).toArray(Long[]::new)))
                .map(rows -> {
                    Set<Position> given = new HashSet<>();
                    rows.forEach(row -> given.add(new Position(
                            row.getString("source_topic"),
                            row.getInteger("source_partition"),
                            row.getLong("source_offset"))));
                    return given.isEmpty()
                            ? arrivals
                            : arrivals.stream()
                                    .filter(arrival -> !given.contains(Position.of(arrival.source())))
                                    .toList();
                });
    }

    private record Position(String topic, int partition, long offset) {
        static Position of(SourceRecord source) {
            return new Position(source.topic(), source.partition(), source.offset());
        }
    }
}
