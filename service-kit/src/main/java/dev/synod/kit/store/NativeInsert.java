package dev.synod.kit.store;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import java.util.Map;

/** Inserts many rows by one SQL statement, in the transaction of a session. */
public final class NativeInsert {
    private NativeInsert() {}

    /**
     * Runs an insert; its result is the number of rows inserted.
     *
     * @param insert an {@code insert} without {@code returning}, with named parameters
     */
    public static Uni<Long> run(Mutiny.Session session, String insert, Map<String, Object> parameters) {
        // As a query, since Hibernate Reactive 3.2 never runs the clean-up that executeUpdate() registers, and
        // warns of it twice for each transaction.
        Mutiny.SelectionQuery<Long> query = session.createNativeQuery(
                "with inserted as (" + insert + " returning 1) select count(*) from inserted", Long.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }
}
