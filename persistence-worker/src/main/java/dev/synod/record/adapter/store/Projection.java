package dev.synod.record.adapter.store;

import dev.synod.record.shell.RecordedEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Something drawn from events for readers, in its own table. It sees each event once, in the transaction
 * that stores it.
 */
interface Projection {
    /** The one statement that brings its rows in. */
    String statement();

    /** The statement's arguments for these events; null if none of them concerns it. */
    @Nullable Tuple arguments(List<RecordedEvent> fresh);
}
