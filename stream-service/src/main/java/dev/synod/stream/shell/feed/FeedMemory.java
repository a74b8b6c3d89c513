package dev.synod.stream.shell.feed;

import dev.synod.stream.core.FeedPosition;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The most recent events of all sessions, by their owner, in the order in which they came here. Bounded in bytes;
 * it knows what it has forgotten, and says so. Used by many threads.
 */
public final class FeedMemory {
    private final long maxBytes;
    private final ArrayDeque<Entry> inOrder = new ArrayDeque<>();
    private final Map<String, Window> windows = new HashMap<>();
    private FeedPosition forgotten = FeedPosition.START;
    private FeedPosition seen = FeedPosition.START;
    /** Of the last event; whoever stands at 0 comes from elsewhere. */
    private long serial = 1;

    private long bytes;

    public FeedMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** This replica reads a partition from here on. */
    public synchronized void begins(int partition, long offset) {
        if (offset > 0) {
            forgotten = forgotten.seen(partition, offset - 1);
            seen = seen.seen(partition, offset - 1);
        }
    }

    /** A record that shows nothing. */
    synchronized void passed(int partition, long offset) {
        seen = seen.seen(partition, offset);
    }

    synchronized void add(String ownerId, FeedEvent event) {
        Entry entry = new Entry(++serial, ownerId, event);
        inOrder.add(entry);
        windows.computeIfAbsent(ownerId, id -> new Window()).entries.put(entry.serial, event);
        bytes += event.bytes().length;
        seen = seen.seen(event.partition(), event.offset());
        while (bytes > maxBytes) {
            forget(inOrder.remove());
        }
    }

    /** Events were dropped before it was known whose they are; everybody's feed may lack some. */
    synchronized void lost(FeedPosition upTo) {
        serial++;
        forgotten = forgotten.or(upTo);
        seen = seen.or(upTo);
        windows.values().forEach(window -> window.lostUpTo = serial);
    }

    /** What there is for an owner beyond a place; no more than about so many bytes, one event at least. */
    synchronized Found beyond(String ownerId, Place place, long atMostBytes) {
        Window window = windows.get(ownerId);
        long lostUpTo = window == null ? 0 : window.lostUpTo;
        boolean lost = place.isOfThisReplica() ? place.serial() < lostUpTo : !forgotten.isWithin(place.position());
        List<FeedEvent> run = new ArrayList<>();
        Place reached = place;
        long taken = 0;
        for (Map.Entry<Long, FeedEvent> next : beyond(window, place.serial()).entrySet()) {
            FeedEvent event = next.getValue();
            if (!place.position().covers(event.partition(), event.offset())) {
                if (taken >= atMostBytes) {
                    return new Found(run, reached, lost);
                }
                run.add(event);
                taken += event.bytes().length;
            }
            reached = reached.passed(next.getKey(), event);
        }
        return new Found(run, new Place(serial, reached.position().or(seen)), lost);
    }

    /** The place of somebody who has seen everything. */
    synchronized Place now() {
        return new Place(serial, seen);
    }

    /** Somebody looks at this owner's feed from now on. */
    synchronized void watch(String ownerId) {
        windows.computeIfAbsent(ownerId, id -> new Window()).watchers++;
    }

    /** Somebody looks no more. */
    synchronized void unwatch(String ownerId) {
        Window window = windows.get(ownerId);
        if (window != null) {
            window.watchers--;
            dropIfIdle(ownerId, window);
        }
    }

    /** Bytes of all events held. */
    public synchronized long size() {
        return bytes;
    }

    private void forget(Entry entry) {
        FeedEvent event = entry.event;
        bytes -= event.bytes().length;
        forgotten = forgotten.seen(event.partition(), event.offset());
        Window window = windows.get(entry.ownerId);
        if (window != null) {
            window.entries.remove(entry.serial);
            window.lostUpTo = entry.serial;
            dropIfIdle(entry.ownerId, window);
        }
    }

    private void dropIfIdle(String ownerId, Window window) {
        if (window.watchers == 0 && window.entries.isEmpty()) {
            windows.remove(ownerId);
        }
    }

    private static Map<Long, FeedEvent> beyond(@Nullable Window window, long serial) {
        return window == null ? Map.of() : window.entries.tailMap(serial, false);
    }

    /**
     * Where somebody stands in a feed.
     *
     * @param serial of the last event taken from this memory; 0 for somebody who comes from elsewhere
     */
    record Place(long serial, FeedPosition position) {
        static Place elsewhere(FeedPosition position) {
            return new Place(0, position);
        }

        boolean isOfThisReplica() {
            return serial > 0;
        }

        Place passed(long further, FeedEvent event) {
            return new Place(further, position.seen(event.partition(), event.offset()));
        }
    }

    /**
     * What was found beyond a place.
     *
     * @param reached the place after the run
     * @param lost true if there may have been more, which is forgotten
     */
    record Found(List<FeedEvent> run, Place reached, boolean lost) {}

    private record Entry(long serial, String ownerId, FeedEvent event) {}

    private static final class Window {
        private final TreeMap<Long, FeedEvent> entries = new TreeMap<>();
        private int watchers;
        private long lostUpTo;
    }
}
