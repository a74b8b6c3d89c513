package dev.synod.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A server with sessions that many watch. It is given events in lots, some of each session, the next lot when
 * everybody has got the last one; so both servers see the same pattern, each at the pace it can keep.
 */
final class FanOut implements AutoCloseable {
    /** How many events of one session come together. */
    enum Lot {
        SINGLE(1),
        FIVE(5);

        private final int events;

        Lot(int events) {
            this.events = events;
        }
    }

    static final int SESSIONS = 4;
    static final int WATCHERS = 200;
    private static final int LOTS_A_ROUND = 250;

    private final ProcessHandle process;
    private final Consumer<List<StreamedSession.Event>> outlet;
    private final List<StreamedSession> sessions =
            Stream.generate(StreamedSession::new).limit(SESSIONS).toList();
    private final Readers readers;
    private long due;

    /**
     * @param outlet gives the server events; returns when they are on their way
     */
    FanOut(ProcessHandle process, URI uri, String token, Consumer<List<StreamedSession.Event>> outlet) {
        this.process = process;
        this.outlet = outlet;
        outlet.accept(sessions.stream().map(StreamedSession::created).toList());
        this.readers = new Readers(sessions.stream()
                .flatMap(session -> new OpenStream(session.at(uri), token).times(WATCHERS).stream())
                .toList());
        readers.awaitOpen();
    }

    /** What a round has shown. */
    record Round(double deliveriesPerCpuSecond, double eventsPerWrite) {}

    Round round(Lot lot) {
        long chunksBefore = readers.chunks();
        Duration before = cpu();
        for (int i = 0; i < LOTS_A_ROUND; i++) {
            deliver(lot.events);
        }
        double seconds = cpu().minus(before).toNanos() / 1e9;
        double deliveries = (double) LOTS_A_ROUND * lot.events * SESSIONS * WATCHERS;
        return new Round(deliveries / seconds, deliveries / (readers.chunks() - chunksBefore));
    }

    private void deliver(int each) {
        List<StreamedSession.Event> events = new ArrayList<>();
        sessions.forEach(session -> events.addAll(session.contributions(each)));
        outlet.accept(events);
        due += (long) events.size() * WATCHERS;
        readers.awaitEvents(due);
    }

    /** Of all its threads, in its own code and in the system's. */
    private Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        readers.close();
    }
}
