package dev.synod.kit.store;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import java.util.Map;

/** Inserts or updates rows by one SQL statement, in the transaction of a session. */
public final class NativeWrite {
    private NativeWrite() {}

    /**
     * Runs a statement; its result is the number of rows written.
     *
     * @param statement an {@code insert} or {@code update} without {@code returning}, with named parameters
     */
    public static Uni<Long> run(Mutiny.Session session, String statement, Map<String, Object> parameters) {
        // As a query, since Hibernate Reactive 3.2 never runs the clean-up that executeUpdate() registers, and
        // warns of it twice for each transaction.
        Mutiny.SelectionQuery<Long> query = session.createNativeQuery(
                "with written as (" + statement + " returning 1) select count(*) from written", Long.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }
}
