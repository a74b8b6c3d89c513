package dev.synod.stream.shell.session;

import dev.synod.stream.shell.connection.Line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A connection whose client reads at a pace of its own, or not at all. */
public final class SimulatedLine implements Line {
    private final SimulatedTime time;
    private final LongSupplier flushMillis;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Runnable> held = new ArrayList<>();
    private boolean reading = true;
    private int writes;
    private boolean ended;
    private boolean aborted;

    public SimulatedLine(SimulatedTime time, LongSupplier flushMillis) {
        this.time = time;
        this.flushMillis = flushMillis;
    }

    @Override
    public void execute(Runnable task) {
        time.in(0, task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        time.in(delay.toMillis(), () -> {
            if (!ended && !aborted) {
                task.run();
            }
        });
    }

    @Override
    public void write(List<byte[]> parts, Runnable flushed) {
        if (ended || aborted) {
            throw new IllegalStateException("written to after its end");
        }
        parts.forEach(out::writeBytes);
        writes++;
        if (reading) {
            time.in(flushMillis.getAsLong(), flushed);
        } else {
            held.add(flushed);
        }
    }

    @Override
    public void end(Duration patience) {
        ended = true;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    void stopReading() {
        reading = false;
    }

    void readAgain() {
        reading = true;
        held.forEach(flushed -> time.in(1, flushed));
        held.clear();
    }

    boolean ended() {
        return ended;
    }

    boolean aborted() {
        return aborted;
    }

    int writes() {
        return writes;
    }

    int bytes() {
        return out.size();
    }

    public String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Ids of durable events, in the order in which they came. */
    public List<Long> ids() {
        return fields("id: ").map(Long::valueOf).toList();
    }

    /** Event names, in the order in which they came. */
    public List<String> events() {
        return fields("event: ").toList();
    }

    /** The values of a field, in the order in which they came. */
    public Stream<String> fields(String field) {
        return text().lines().filter(line -> line.startsWith(field)).map(line -> line.substring(field.length()));
    }
}
