package dev.synod.stream.shell.session;

import dev.synod.stream.core.Frame;
import dev.synod.stream.core.Reached;
import dev.synod.stream.core.Remembered;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The most recent events, as the live tail brought them. Bounded in sessions, events and bytes; whatever it
 * forgets is in the record, so forgetting is always safe. Used by many threads.
 */
public final class EventMemory {
    /** Bounds; bytes are those of the frames. */
    public record Bounds(int sessions, int eventsPerSession, long bytes) {}

    private final Bounds bounds;
    /** By last use, the longest unused first. Guarded, like all below it, by this. */
    private final LinkedHashMap<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    public EventMemory(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Remembers an event; false if it was there already. */
    public synchronized boolean add(String sessionId, Frame frame) {
        Window window = windows.computeIfAbsent(sessionId, id -> new Window());
        if (window.frames.putIfAbsent(frame.sequence(), frame) != null) {
            return false;
        }
        window.reached = window.reached.or(Reached.by(frame));
        bytes += frame.bytes().length;
        while (window.frames.size() > bounds.eventsPerSession()) {
            forgetFirst(window);
        }
        shrink(window);
        return true;
    }

    /** Remembers whose session it is. */
    public synchronized void own(String sessionId, String ownerId) {
        windows.computeIfAbsent(sessionId, id -> new Window()).owner = ownerId;
    }

    /** Whose session it is, if its creation is remembered. */
    public synchronized Optional<String> ownerOf(String sessionId) {
        Window window = windows.get(sessionId);
        return window == null ? Optional.empty() : Optional.ofNullable(window.owner);
    }

    /** What is remembered beyond a sequence; a run of no more than about so many bytes, one frame at least. */
    public synchronized Remembered beyond(String sessionId, long sequence, long maxBytes) {
        Window window = windows.get(sessionId);
        return window == null ? Remembered.NOTHING : window.beyond(sequence, maxBytes);
    }

    /** True if the session is remembered to end at or before this sequence. */
    public synchronized boolean endsBy(String sessionId, long sequence) {
        Window window = windows.get(sessionId);
        return window != null && window.reached.over() && window.reached.sequence() <= sequence;
    }

    /** Bytes of all frames held. */
    public synchronized long size() {
        return bytes;
    }

    private void shrink(Window used) {
        while (windows.size() > bounds.sessions() || bytes > bounds.bytes()) {
            Map.Entry<String, Window> eldest = windows.firstEntry();
            if (eldest.getValue() != used) {
                windows.remove(eldest.getKey());
                eldest.getValue().frames.values().forEach(frame -> bytes -= frame.bytes().length);
            } else if (used.frames.isEmpty()) {
                return;
            } else {
                forgetFirst(used);
            }
        }
    }

    private void forgetFirst(Window window) {
        bytes -= window.frames.pollFirstEntry().getValue().bytes().length;
    }

    private static final class Window {
        private final TreeMap<Long, Frame> frames = new TreeMap<>();
        private Reached reached = Reached.NOTHING;
        private @Nullable String owner;

        Remembered beyond(long sequence, long maxBytes) {
            List<Frame> run = new ArrayList<>();
            long next = sequence + 1;
            long taken = 0;
            for (Frame frame : frames.tailMap(next).values()) {
                if (frame.sequence() != next || taken >= maxBytes) {
                    break;
                }
                run.add(frame);
                taken += frame.bytes().length;
                next++;
            }
            Map.Entry<Long, Frame> first = run.isEmpty() ? frames.higherEntry(sequence) : null;
            return new Remembered(run, first == null ? null : first.getValue(), reached);
        }
    }
}
