package dev.synod.e2e.stream;

import dev.synod.local.ask.SseEvent;
import dev.synod.local.ask.SseReader;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A client that follows a session from its first event until it is told (204) that there is no more. It drops its
 * connection anywhere, comes again at any replica, and waits before as long as it is told. The first event that is not
 * the next one is its end, in failure.
 */
public final class Follower {
    /** Events of a session, to the last one. */
    public static final int ALL = Integer.MAX_VALUE - 1;

    /** Of a stream that is dropped, so many bytes at most are read. */
    private static final int MOST_BYTES = 8_000;

    private static final Duration FIRST_RETRY = Duration.ofMillis(300);

    private final String sessionId;
    private final Streams streams;
    private final Disturbances disturbances;
    private final Random random;
    private final Executor threads;

    private final List<SseEvent> events = new ArrayList<>();
    private final List<Consumer<SseEvent>> listeners = new ArrayList<>();
    private final SortedMap<Integer, Runnable> intentions = new TreeMap<>();
    private volatile CompletableFuture<Seen> end = new CompletableFuture<>();
    private Duration retry = FIRST_RETRY;
    private volatile int last;

    /** Follows one session, with streams dropped at places that follow from the randomness. */
    public Follower(String sessionId, Streams streams, Disturbances disturbances, Random random, Executor threads) {
        this.sessionId = sessionId;
        this.streams = streams;
        this.disturbances = disturbances;
        this.random = random;
        this.threads = threads;
    }

    /** Has something done as soon as so many events are seen, or else at the end; to be said before it begins. */
    public void onceSeen(int count, Runnable intention) {
        intentions.merge(count, intention, (one, other) -> () -> {
            one.run();
            other.run();
        });
    }

    /** Has somebody told of each event when it is seen first; to be said before it begins. */
    public void listen(Consumer<SseEvent> listener) {
        listeners.add(listener);
    }

    /** Returns at once. */
    public void begin() {
        threads.execute(this::connect);
    }

    /** Follows a session that was at its end, and has been taken up again, to its next end; returns at once. */
    public void goOn() {
        end = new CompletableFuture<>();
        begin();
    }

    /** True once it was told that there is no more, or failed. */
    public boolean isDone() {
        return end.isDone();
    }

    /** True if it was told what it must not be told. */
    public boolean hasFailed() {
        return end.isCompletedExceptionally();
    }

    /** What it saw, once it was told that there is no more; fails if it was told what it must not be told. */
    public Seen seen() {
        return end.join();
    }

    private void connect() {
        try {
            Replica replica = streams.any(random);
            HttpResponse<InputStream> answer = streams.open(replica, sessionId, last, random);
            switch (answer.statusCode()) {
                case 200 -> read(answer, replica);
                case 204 -> finish();
                case 429, 503 -> comeLater(answer);
                case 404 -> notYet(answer);
                default -> throw new AssertionError(this + ": " + answer);
            }
        } catch (IOException e) {
            disturbances.unreachable().incrementAndGet();
            again(retry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            end.completeExceptionally(e);
        }
    }

    private void finish() {
        end.complete(new Seen(sessionId, List.copyOf(events)));
        carryOut(ALL);
    }

    private void comeLater(HttpResponse<InputStream> answer) throws IOException {
        answer.body().close();
        disturbances.refused().incrementAndGet();
        again(Duration.ofSeconds(
                answer.headers().firstValueAsLong("Retry-After").orElseThrow()));
    }

    /** What was accepted just now may not have got around yet. */
    private void notYet(HttpResponse<InputStream> answer) throws IOException {
        answer.body().close();
        disturbances.unknown().incrementAndGet();
        again(retry);
    }

    /** Whoever drops a stream opens the next one at once; whose stream ended otherwise obeys the server's hint. */
    private void read(HttpResponse<InputStream> answer, Replica replica) {
        boolean patient = random.nextInt(4) == 0;
        Cut cut = new Cut(answer.body(), patient ? Integer.MAX_VALUE : 1 + random.nextInt(MOST_BYTES));
        SseReader reader = new SseReader(cut, retry);
        try (reader) {
            for (Optional<SseEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
                note(next.get(), replica);
            }
        } catch (IOException e) {
            disturbances.broken().incrementAndGet();
        }
        if (cut.made()) {
            disturbances.dropped().incrementAndGet();
            disturbances.droppedInside().addAndGet(cut.insideAnEvent() ? 1 : 0);
            again(Duration.ZERO);
        } else {
            retry = reader.retry();
            again(retry);
        }
    }

    private void note(SseEvent event, Replica replica) {
        if (event.name().equals("stream.closing")) {
            disturbances.closing().incrementAndGet();
        }
        if (event.name().equals("gap.detected")) {
            throw new AssertionError(this + ": " + event);
        }
        if (!event.id().isEmpty()) {
            if (Long.parseLong(event.id()) != last + 1) {
                throw new AssertionError(this + ": not the next one is " + event);
            }
            events.add(event);
            last++;
            replica.shown().incrementAndGet();
            listeners.forEach(listener -> listener.accept(event));
            carryOut(last);
        }
    }

    private void carryOut(int seen) {
        SortedMap<Integer, Runnable> due = intentions.headMap(seen + 1);
        due.values().forEach(Runnable::run);
        due.clear();
    }

    private void again(Duration pause) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(this::connect);
    }

    @Override
    public String toString() {
        return sessionId + " after " + last;
    }
}
