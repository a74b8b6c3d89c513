package dev.synod.record.shell.letters;

import dev.synod.record.shell.DeadLetterCause;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Letters for operators: looked at, and ruled on. */
public interface DeadLetters {
    /** Those beyond an id, oldest first. */
    Uni<List<DeadLetter>> list(Filter filter, long after, int limit);

    /** All of one. */
    Uni<Optional<LetterDetail>> find(long id);

    /** Lets a letter that is the first of its key be tried now, with all its retries before it. */
    Uni<Ruling> redrive(long id, String by);

    /** Does so with all that are the first of their key, or those with this cause; returns how many keys that were. */
    Uni<Integer> redriveAll(@Nullable DeadLetterCause cause, String by);

    /** Gives a letter up; it stays to be looked at, and those behind it go on. */
    Uni<Ruling> discard(long id, String by, String reason);

    /** Which ones; null means any. */
    record Filter(
            @Nullable LetterState state,
            @Nullable DeadLetterCause cause,
            @Nullable UUID sessionId) {}

    /** What came of an order. */
    sealed interface Ruling {
        /** It is done; so it is now. */
        record Done(DeadLetter letter) implements Ruling {}

        /** There is no such letter. */
        record Missing() implements Ruling {}

        /** It was stored or discarded before. */
        record Closed(LetterState state) implements Ruling {}

        /** Another one must go first. */
        record Behind(long headId) implements Ruling {}
    }
}
