package dev.synod.stream.shell;

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

    /** True if the last event on record ends the session and has at most this sequence. */
    Uni<Boolean> endsBy(String sessionId, long sequence);

    /** How far each of these sessions is on record; without those it doesn't know. */
    Uni<Map<String, Reached>> reached(Collection<String> sessionIds);
}
