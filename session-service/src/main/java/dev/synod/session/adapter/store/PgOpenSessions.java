package dev.synod.session.adapter.store;

import dev.synod.kit.database.Database;
import dev.synod.session.shell.OpenSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts by two looks into small indexes: nothing that has ended is in them. */
@ApplicationScoped
public class PgOpenSessions implements OpenSessions {
    private static final String COUNT = """
            select coalesce(sum(n) filter (where what = 'QUEUED'), 0), coalesce(sum(n) filter (where what = 'RUNNING'), 0),
                   coalesce(sum(n) filter (where what = 'USER'), 0), coalesce(sum(n) filter (where what = 'PROVIDERS'), 0)
            from (select status as what, count(*) as n from session.session
                  where status in ('RUNNING', 'QUEUED') group by status
                  union all
                  select waiting_for, count(*) from session.session
                  where waiting_for is not null group by waiting_for) as counted
            """;

    private final Mutiny.SessionFactory factory;
    private final Database database;

    PgOpenSessions(Mutiny.SessionFactory factory, Database database) {
        this.factory = factory;
        this.database = database;
    }

    @Override
    public Uni<Count> count() {
        return database.run(() -> factory.withSession(
                        db -> db.createNativeQuery(COUNT, Object[].class).getSingleResult())
                .map(row -> new Count(number(row[0]), number(row[1]), number(row[2]), number(row[3]))));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
