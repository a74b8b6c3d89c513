package dev.synod.record.adapter.store.state;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.OptimisticLockException;
import org.hibernate.StaleStateException;

import java.util.Optional;

/** What is left of a change when somebody else was faster. */
final class Versions {
    private Versions() {}

    /** The change's result; empty if another one was committed between its reading and its writing. */
    static <T> Uni<Optional<T>> emptyIfStale(Uni<Optional<T>> change) {
        return change.onFailure(
                        failure -> failure instanceof OptimisticLockException || failure instanceof StaleStateException)
                .recoverWithItem(Optional::empty);
    }
}
