package dev.synod.stream.shell.session;

import dev.synod.stream.core.Cursor;
import dev.synod.stream.core.Frame;
import dev.synod.stream.core.Move;
import dev.synod.stream.core.Reached;
import dev.synod.stream.core.Remembered;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.Batch;
import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.Line;
import dev.synod.stream.shell.connection.StreamMetrics.Closed;
import dev.synod.stream.shell.connection.Wakeup;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One connection. It pulls: whenever woken it takes what memory or history holds beyond its cursor, as long
 * as its line has room, and sends it in one write. So a slow client costs no more than that room, and lags
 * without losing anything. Fields without a thread-safe type belong to the line's thread.
 */
final class Viewer implements Connection.Sender {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String sessionId;
    private final Line line;
    private final Surroundings world;
    private final Consumer<Viewer> onClosed;
    private final Wakeup wakeup;
    private final Connection connection;

    private final AtomicReference<Reached> heard = new AtomicReference<>(Reached.NOTHING);
    private final PassingQueue deltas = new PassingQueue(CHUNK_BYTES);
    private volatile boolean live;

    private Cursor cursor;
    private boolean reading;
    private boolean pausing;
    private @Nullable Instant historyAwaySince;

    Viewer(Viewing viewing, Line line, Surroundings world, Connections connections, Consumer<Viewer> onClosed) {
        this.sessionId = viewing.sessionId();
        this.cursor = Cursor.after(viewing.after());
        this.line = line;
        this.world = world;
        this.onClosed = onClosed;
        this.wakeup = new Wakeup(line, this::advance);
        this.connection = connections.connect(viewing.client(), line, this);
    }

    @Override
    public void onStart() {
        advance();
    }

    @Override
    public void onRoom() {
        advance();
    }

    @Override
    public byte[] onSilence() {
        return SseText.keepalive();
    }

    @Override
    public void onClosed() {
        live = false;
        onClosed.accept(this);
    }

    /** What it is sent by. */
    Connection connection() {
        return connection;
    }

    /** The session that is watched. */
    String sessionId() {
        return sessionId;
    }

    /** The session has got this far; from any thread. */
    void heard(Reached reached) {
        heard.accumulateAndGet(reached, Reached::or);
        wakeup.wake();
    }

    /** Something to show now or never; from any thread. */
    void pass(byte[] delta) {
        if (!live) {
            return;
        }
        if (deltas.offer(delta)) {
            wakeup.wake();
        } else {
            world.metrics().deltaDropped();
        }
    }

    private void advance() {
        if (connection.closed()) {
            return;
        }
        cursor = cursor.heardOf(Objects.requireNonNull(heard.get()));
        Batch batch = new Batch();
        takeDeltas(batch);
        boolean more = true;
        while (more && hasRoom(batch)) {
            Cursor.Step step = cursor.consult(world.memory().beyond(sessionId, cursor.sent(), CHUNK_BYTES));
            cursor = step.next();
            more = act(step.move(), batch);
        }
        send(batch);
    }

    private boolean hasRoom(Batch batch) {
        boolean room = connection.hasRoom(batch.bytes());
        live = live && room;
        return room;
    }

    /** Carries a move out as far as it can be now; true if the next one can be asked for. */
    private boolean act(Move move, Batch batch) {
        live = move instanceof Move.Rest;
        switch (move) {
            case Move.Send(List<Frame> frames) -> {
                frames.forEach(frame -> batch.add(frame.bytes()));
                world.metrics().eventsSent(frames.size());
                return true;
            }
            case Move.AnnounceGap(long expected, long actual) -> {
                batch.add(SseText.gapDetected(expected, actual));
                world.metrics().gap();
                return true;
            }
            case Move.ReadHistory(long after) -> readHistory(after);
            case Move.AwaitMissing() -> pause(cursor.missingSince());
            case Move.Finish() -> batch.markLast();
            case Move.Rest() -> {}
        }
        return false;
    }

    private void readHistory(long after) {
        if (reading || pausing) {
            return;
        }
        reading = true;
        int limit = world.config().historyBatch();
        world.metrics().historyRead();
        world.history()
                .after(sessionId, after, limit)
                .subscribe()
                .with(rows -> line.execute(() -> onHistory(rows, limit)), error -> line.execute(this::onHistoryAway));
    }

    private void onHistory(List<Frame> rows, int limit) {
        reading = false;
        historyAwaySince = null;
        if (connection.closed()) {
            return;
        }
        List<Frame> page = upTo(world.config().maxUnflushed().asLongValue(), rows);
        Remembered found = Remembered.beyond(cursor.sent(), page);
        Remembered memory = world.memory().beyond(sessionId, cursor.sent(), CHUNK_BYTES);
        Cursor.Step step = cursor.replay(
                found,
                page.size() == rows.size() && rows.size() < limit,
                memory,
                world.clock().instant(),
                world.config().gapPatience());
        cursor = step.next();
        Batch batch = new Batch();
        boolean more = act(step.move(), batch);
        send(batch);
        if (more) {
            advance();
        }
    }

    /** The first rows, of no more than about so many bytes in all; one at least, if there is one. */
    private static List<Frame> upTo(long bytes, List<Frame> rows) {
        int taken = 0;
        for (long size = 0; taken < rows.size() && size < bytes; taken++) {
            size += rows.get(taken).bytes().length;
        }
        return rows.subList(0, taken);
    }

    /** The adapter has logged why. */
    private void onHistoryAway() {
        reading = false;
        if (historyAwaySince == null) {
            historyAwaySince = world.clock().instant();
        }
        pause(historyAwaySince);
    }

    /** The longer something has been wanting, the less often it is asked for. */
    private void pause(@Nullable Instant since) {
        if (connection.closed() || pausing) {
            return;
        }
        pausing = true;
        Duration wanting = since == null
                ? Duration.ZERO
                : Duration.between(since, world.clock().instant());
        Duration pause = wanting.dividedBy(4);
        pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        line.after(pause, () -> {
            pausing = false;
            advance();
        });
    }

    private void takeDeltas(Batch batch) {
        int taken = deltas.drainTo(batch);
        if (taken > 0) {
            world.metrics().deltasSent(taken);
        }
    }

    private void send(Batch batch) {
        if (batch.bytes() > 0) {
            connection.write(batch);
        }
        if (batch.isLast()) {
            connection.end(Closed.FINISHED);
        }
    }
}
