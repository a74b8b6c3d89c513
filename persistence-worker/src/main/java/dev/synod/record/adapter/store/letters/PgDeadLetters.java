package dev.synod.record.adapter.store.letters;

import dev.synod.kit.database.Database;
import dev.synod.record.adapter.store.Rows;
import dev.synod.record.shell.DeadLetterCause;
import dev.synod.record.shell.letters.DeadLetter;
import dev.synod.record.shell.letters.DeadLetters;
import dev.synod.record.shell.letters.LetterDetail;
import dev.synod.record.shell.letters.LetterState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What operators see of letters, and their orders; these wait until whoever moves the key's letters is done. */
@ApplicationScoped
public class PgDeadLetters implements DeadLetters {
    private static final String REDRIVEN = """
        update record.dead_letter set
          state = 'waiting', next_try_at = now(), attempts = 0,
          history = history || jsonb_build_object('at', now(), 'what', 'redriven', 'detail', $1::text)
        where state in ('waiting', 'parked')""";

    private static final String DISCARDED = """
        update record.dead_letter set
          state = 'discarded', next_try_at = null, closed_at = now(), closed_by = $2, closed_reason = $3,
          history = history || jsonb_build_object('at', now(), 'what', 'discarded', 'detail', $2 || ': ' || $3)
        where id = $1 returning\s""" + LetterRow.COLUMNS;

    private final Pool pool;
    private final Database database;
    private final Rows rows;

    PgDeadLetters(Pool pool, Database database) {
        this.pool = pool;
        this.database = database;
        this.rows = new Rows(pool, database);
    }

    @Override
    public Uni<List<DeadLetter>> list(Filter filter, long after, int limit) {
        LetterState state = filter.state();
        DeadLetterCause cause = filter.cause();
        return rows.all(
                "select " + LetterRow.COLUMNS + """
                 from record.dead_letter
                where id > $1 and ($2::text is null or state = $2) and ($3::text is null or cause = $3)
                  and ($4::uuid is null or session_id = $4)
                order by id limit $5""",
                Tuple.from(new @Nullable Object[] {
                    after,
                    state == null ? null : state.text(),
                    cause == null ? null : cause.text(),
                    filter.sessionId(),
                    limit
                }),
                LetterRow::read);
    }

    @Override
    public Uni<Optional<LetterDetail>> find(long id) {
        return rows.first(
                "select " + LetterRow.DETAILS + " from record.dead_letter where id = $1",
                Tuple.of(id),
                LetterRow::detail);
    }

    @Override
    public Uni<Ruling> redrive(long id, String by) {
        return rule(
                id,
                (connection, letter) -> letter.state() == LetterState.BEHIND
                        ? OpenLetters.head(connection, letter.key()).map(head -> new Ruling.Behind(head.orElseThrow()))
                        : done(connection, REDRIVEN + " and id = $2 returning " + LetterRow.COLUMNS, Tuple.of(by, id)));
    }

    @Override
    public Uni<Integer> redriveAll(@Nullable DeadLetterCause cause, String by) {
        return database.run(() -> pool.preparedQuery(REDRIVEN + " and ($2::text is null or cause = $2)")
                .execute(Tuple.of(by, cause == null ? null : cause.text()))
                .map(updated -> updated.rowCount()));
    }

    @Override
    public Uni<Ruling> discard(long id, String by, String reason) {
        return rule(id, (connection, letter) -> done(connection, DISCARDED, Tuple.of(id, by, reason))
                .call(() -> OpenLetters.advance(connection, letter.key())));
    }

    /** Carries an order out on an open letter, its key locked. */
    private Uni<Ruling> rule(long id, BiFunction<SqlConnection, Standing, Uni<Ruling>> order) {
        return database.runOnce(() -> pool.withTransaction(connection -> standing(connection, id)
                .flatMap(seen -> seen.isEmpty()
                        ? Uni.createFrom().<Ruling>item(new Ruling.Missing())
                        : HeldKeys.lock(connection, seen.get().key())
                                .chain(() -> standing(connection, id))
                                .flatMap(letter -> letter.isEmpty()
                                        ? Uni.createFrom().<Ruling>item(new Ruling.Missing())
                                        : ruleLocked(connection, letter.get(), order)))));
    }

    private static Uni<Ruling> ruleLocked(
            SqlConnection connection, Standing letter, BiFunction<SqlConnection, Standing, Uni<Ruling>> order) {
        return switch (letter.state()) {
            case STORED, DISCARDED -> Uni.createFrom().item(new Ruling.Closed(letter.state()));
            case WAITING, BEHIND, PARKED -> order.apply(connection, letter);
        };
    }

    private static Uni<Optional<Standing>> standing(SqlConnection connection, long id) {
        return connection
                .preparedQuery("select order_key, state from record.dead_letter where id = $1")
                .execute(Tuple.of(id))
                .map(found -> found.stream()
                        .findFirst()
                        .map(row -> new Standing(row.getString("order_key"), LetterRow.state(row))));
    }

    private static Uni<Ruling> done(SqlConnection connection, String sql, Tuple arguments) {
        return connection
                .preparedQuery(sql)
                .execute(arguments)
                .map(updated ->
                        new Ruling.Done(LetterRow.read(updated.iterator().next())));
    }

    /** @param key whose order the letter keeps */
    private record Standing(String key, LetterState state) {}
}
