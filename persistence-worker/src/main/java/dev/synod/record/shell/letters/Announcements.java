package dev.synod.record.shell.letters;

import io.smallrye.mutiny.Uni;

import java.util.function.Function;

/** What is to be announced of letters. */
public interface Announcements {
    /**
     * Has the first of them announced, in their order, one after the other, by one replica at a time; each at
     * least once.
     *
     * @return how many were announced
     */
    Uni<Integer> announce(int most, Function<Announcement, Uni<Void>> send);
}
