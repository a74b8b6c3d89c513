package dev.synod.kit.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs accesses to the database. What passes by itself is tried again, within a bounded time; what doesn't is told
 * from a caller's fault.
 */
@Singleton
public class Database {
    private static final double JITTER = 0.5;

    private final DatabaseConfig.Retry retry;
    private final Counter retries;

    Database(DatabaseConfig config, MeterRegistry metrics) {
        this.retry = config.retry();
        this.retries = Counter.builder("synod.database.retries")
                .description("Accesses that failed by what passes, and were tried again")
                .register(metrics);
    }

    /**
     * Runs an access that comes to the same when it is run twice: a connection may be lost when a transaction has just
     * committed, and then it is run again though it was done. What our own code threw, and what the database refuses
     * for its content, fails as it is; all the rest as {@link DatabaseUnavailable}.
     */
    public <T> Uni<T> run(Supplier<Uni<? extends T>> access) {
        return run(access, EnumSet.of(DatabaseFault.PASSING, DatabaseFault.LOST));
    }

    /** The same for an access that must not be done twice: it is tried again only if it surely was not done. */
    public <T> Uni<T> runOnce(Supplier<Uni<? extends T>> access) {
        return run(access, EnumSet.of(DatabaseFault.PASSING));
    }

    private <T> Uni<T> run(Supplier<Uni<? extends T>> access, Set<DatabaseFault> again) {
        long end = System.nanoTime() + retry.total().toNanos();
        Predicate<Throwable> passes =
                failure -> !(failure instanceof Ours) && again.contains(DatabaseFault.of(failure));
        return Uni.createFrom()
                .<T>deferred(access)
                .onFailure(passes)
                .invoke(failure -> retries.increment())
                .onFailure(passes.and(failure -> System.nanoTime() < end))
                .retry()
                .withBackOff(retry.firstDelay(), retry.longestDelay())
                .withJitter(JITTER)
                .indefinitely()
                .onFailure()
                .transform(Database::told);
    }

    /** Marks what a decision throws, or the reading of what is stored, as no failure of the database's. */
    public static <T> T ours(Supplier<T> code) {
        try {
            return code.get();
        } catch (RuntimeException e) {
            throw new Ours(e);
        }
    }

    /** Fails with what our own code has to say, which is no failure of the database's. */
    public static <T> Uni<T> failed(RuntimeException why) {
        return Uni.createFrom().failure(new Ours(why));
    }

    private static Throwable told(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Ours ours) {
                return ours.why;
            }
        }
        return DatabaseFault.of(failure) == DatabaseFault.REFUSED ? failure : new DatabaseUnavailable(failure);
    }

    private static final class Ours extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException why;

        Ours(RuntimeException why) {
            super(why);
            this.why = why;
        }
    }
}
