package dev.synod.stream.shell.session;

import dev.synod.stream.core.Frame;
import dev.synod.stream.core.Reached;
import io.smallrye.mutiny.Uni;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record, as far as streams need it. All of it may fail while the database is away. */
public interface History {
    /** Events beyond a sequence, ascending. */
    Uni<List<Frame>> after(String sessionId, long sequence, int limit);

    /** Whose session it is; empty if the record doesn't know it (yet). */
    Uni<Optional<String>> ownerOf(String sessionId);

    /** What somebody who has everything up to this sequence may still expect. */
    Uni<Prospect> beyond(String sessionId, long sequence);

    /** How far each of these sessions is on record; without those it doesn't know. */
    Uni<Map<String, Reached>> reached(Collection<String> sessionIds);

    /** What is to come of a session. */
    enum Prospect {
        /** Something, sooner or later. */
        MORE,
        /** Nothing: it is over. */
        NOTHING,
        /** Nothing that is kept. */
        EXPIRED
    }
}
