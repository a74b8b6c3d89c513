package dev.synod.record.shell.letters;

import dev.synod.record.shell.Failure;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Letters by key, each key's in their order. Fails with {@link dev.synod.record.shell.StoreUnavailable} if trying again can help. */
public interface LetterQueue {
    /** A key whose first letter is due and that nobody else is at, the longest due first. */
    Uni<Optional<String>> due();

    /** The key's open letters from the first on, as many as fit in memory well, at most so many. */
    Uni<List<Letter>> first(String key, int most);

    /**
     * Stores the key's first letters in one transaction and lets the next one be due. Does nothing if they are
     * not its first ones any more.
     *
     * @return how many were stored; fails with {@link dev.synod.record.shell.EventRefused} if one of them can't be
     *     (then none of them is)
     */
    Uni<Integer> store(String key, List<Letter.Sound> letters);

    /** Notes that the key's first letter failed again: it waits for its next try, or is parked. */
    Uni<Void> failed(String key, long letterId, Failure failure);

    /** Forgets what was stored or discarded so long ago. */
    Uni<Integer> forget(Duration age);

    /** How many letters are open, and since when. */
    Uni<Census> census();
}
