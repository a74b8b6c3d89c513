package dev.synod.record.adapter.store.letters;

import dev.synod.record.RecordConfig;
import dev.synod.record.adapter.store.EventTable;
import dev.synod.record.adapter.store.StoreFailures;
import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.EventStore;
import dev.synod.record.shell.Failure;
import dev.synod.record.shell.RecordedEvent;
import dev.synod.record.shell.SourceRecord;
import dev.synod.record.shell.StoreUnavailable;
import dev.synod.record.shell.letters.LetterState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A batch in one transaction: what is free is stored, what is held is laid behind. */
@ApplicationScoped
public class PgEventStore implements EventStore {
    private final Pool pool;
    private final Duration retryAfter;

    PgEventStore(Pool pool, RecordConfig config) {
        this.pool = pool;
        this.retryAfter = config.deadLetters().retryAfter();
    }

    @Override
    public Uni<Stored> store(List<Arrival.Sound> arrivals) {
        Set<String> keys = arrivals.stream()
                .map(arrival -> arrival.source().orderKey())
                .collect(Collectors.toCollection(TreeSet::new));
        return pool.withTransaction(connection -> Uni.combine()
                        .all()
                        .unis(HeldKeys.among(connection, keys), Discarded.leftOut(connection, arrivals))
                        .asTuple()
                        .flatMap(found -> store(connection, found.getItem2(), found.getItem1(), arrivals.size())))
                .onFailure()
                .transform(StoreFailures::classify);
    }

    private static Uni<Stored> store(
            SqlConnection connection, List<Arrival.Sound> arrivals, Set<String> held, int came) {
        List<Arrival.Sound> free = new ArrayList<>();
        List<Arrival.Sound> waiting = new ArrayList<>();
        arrivals.forEach(arrival -> (held.contains(arrival.source().orderKey()) ? waiting : free).add(arrival));
        return EventTable.store(connection, events(free)).flatMap(fresh -> layBehind(connection, waiting)
                .map(behind -> new Stored(fresh.size(), came - fresh.size() - behind.size(), behind)));
    }

    /** What is stored already comes again and is no letter. */
    private static Uni<List<Arrival.Sound>> layBehind(SqlConnection connection, List<Arrival.Sound> held) {
        if (held.isEmpty()) {
            return Uni.createFrom().item(held);
        }
        return EventTable.storedAmong(connection, events(held)).flatMap(stored -> {
            List<Arrival.Sound> missing = held.stream()
                    .filter(arrival -> !stored.contains(arrival.event()))
                    .toList();
            return missing.isEmpty() ? Uni.createFrom().item(missing) : NewLetters.behind(connection, missing);
        });
    }

    @Override
    public Uni<Boolean> bury(Arrival arrival, Failure failure) {
        return pool.withTransaction(connection -> isKnown(connection, arrival)
                        .flatMap(known ->
                                known ? Uni.createFrom().item(false) : bury(connection, arrival.source(), failure)))
                .onFailure()
                // What can't be stored nor laid aside must not be passed over.
                .transform(thrown -> new StoreUnavailable(
                        "no dead letter could be made: "
                                + StoreFailures.classify(thrown).getMessage(),
                        thrown));
    }

    private Uni<Boolean> bury(SqlConnection connection, SourceRecord source, Failure failure) {
        String key = source.orderKey();
        return HeldKeys.hold(connection, key)
                .chain(() -> OpenLetters.head(connection, key))
                .flatMap(head -> NewLetters.dead(
                        connection,
                        source,
                        failure,
                        head.isPresent() ? LetterState.BEHIND : LetterState.WAITING,
                        retryAfter));
    }

    private static Uni<Boolean> isKnown(SqlConnection connection, Arrival arrival) {
        SourceRecord source = arrival.source();
        Uni<Boolean> isLetter = connection
                .preparedQuery("""
                        select from record.dead_letter
                        where source_topic = $1 and source_partition = $2 and source_offset = $3""")
                .execute(Tuple.of(source.topic(), source.partition(), source.offset()))
                .map(rows -> rows.size() > 0);
        return arrival instanceof Arrival.Sound sound
                ? isLetter.flatMap(letter -> letter
                        ? Uni.createFrom().item(true)
                        : EventTable.storedAmong(connection, List.of(sound.event()))
                                .map(stored -> !stored.isEmpty()))
                : isLetter;
    }

    private static List<RecordedEvent> events(List<Arrival.Sound> arrivals) {
        return arrivals.stream().map(Arrival.Sound::event).toList();
    }
}
