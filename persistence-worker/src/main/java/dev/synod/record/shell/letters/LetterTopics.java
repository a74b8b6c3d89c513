package dev.synod.record.shell.letters;

import io.smallrye.mutiny.Uni;

/** Where letters are announced. */
public interface LetterTopics {
    /** Sends one; done when the brokers have it. */
    Uni<Void> send(Announcement announcement);
}
