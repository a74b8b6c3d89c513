package dev.synod.stream.shell.feed;

import dev.synod.stream.core.FeedPosition;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.Batch;
import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.Line;
import dev.synod.stream.shell.connection.StreamMetrics;
import dev.synod.stream.shell.connection.Wakeup;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * One connection to somebody's feed. It pulls, as a session's viewer does, but from memory alone: what that has
 * forgotten is not replayed, the client is told to look anew instead.
 */
final class FeedViewer implements Connection.Sender {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final String ownerId;
    private final FeedMemory memory;
    private final StreamMetrics metrics;
    private final Consumer<FeedViewer> onClosed;
    private final Wakeup wakeup;
    private final Connection connection;
    private FeedMemory.@Nullable Place place;

    FeedViewer(
            FeedViewing viewing,
            Line line,
            FeedMemory memory,
            StreamMetrics metrics,
            Connections connections,
            Consumer<FeedViewer> onClosed) {
        this.ownerId = viewing.ownerId();
        this.place = viewing.after() == null ? null : FeedMemory.Place.elsewhere(viewing.after());
        this.memory = memory;
        this.metrics = metrics;
        this.onClosed = onClosed;
        this.wakeup = new Wakeup(line, this::advance);
        this.connection = connections.connect(viewing.client(), line, this);
    }

    String ownerId() {
        return ownerId;
    }

    Connection connection() {
        return connection;
    }

    /** There is something new; from any thread. */
    void wake() {
        wakeup.wake();
    }

    @Override
    public void onStart() {
        advance();
    }

    @Override
    public void onRoom() {
        advance();
    }

    /** Moves a quiet feed's id on, so that it can be resumed however long it was quiet. */
    @Override
    public byte[] onSilence() {
        return SseText.id(now().position().toString());
    }

    @Override
    public void onClosed() {
        onClosed.accept(this);
    }

    private void advance() {
        if (connection.closed()) {
            return;
        }
        Batch batch = new Batch();
        FeedMemory.Place from = place == null ? begin(batch, "feed.started") : place;
        boolean more = true;
        while (more && connection.hasRoom(batch.bytes())) {
            FeedMemory.Found found = memory.beyond(ownerId, from, CHUNK_BYTES);
            if (found.lost()) {
                from = begin(batch, "feed.reset");
            } else {
                add(batch, from.position(), found.run());
                from = found.reached();
                more = !found.run().isEmpty();
            }
        }
        place = from;
        if (batch.bytes() > 0) {
            connection.write(batch);
        }
    }

    private FeedMemory.Place begin(Batch batch, String event) {
        FeedMemory.Place now = memory.now();
        batch.add(SseText.id(now.position().toString(), event));
        return now;
    }

    private FeedMemory.Place now() {
        FeedMemory.Place from = place == null ? memory.now() : place;
        FeedMemory.Found found = memory.beyond(ownerId, from, 0);
        if (found.run().isEmpty() && !found.lost()) {
            from = found.reached();
        }
        place = from;
        return from;
    }

    private void add(Batch batch, FeedPosition from, List<FeedEvent> run) {
        FeedPosition position = from;
        for (FeedEvent event : run) {
            position = position.seen(event.partition(), event.offset());
            batch.add(SseText.idField(position.toString()));
            batch.add(event.bytes());
        }
        metrics.eventsSent(run.size());
    }
}
