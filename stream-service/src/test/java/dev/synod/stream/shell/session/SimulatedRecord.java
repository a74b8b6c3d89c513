package dev.synod.stream.shell.session;

import dev.synod.stream.core.Frame;
import dev.synod.stream.core.Reached;
import io.smallrye.mutiny.Uni;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** A record that answers late, with what it held when it was asked, and now and then is away. */
public final class SimulatedRecord implements History {
    private final SimulatedTime time;
    private final LongSupplier answerMillis;
    private final Map<String, NavigableMap<Long, Frame>> sessions = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private boolean away;
    private int reads;

    public SimulatedRecord(SimulatedTime time, LongSupplier answerMillis) {
        this.time = time;
        this.answerMillis = answerMillis;
    }

    void store(String sessionId, Frame frame) {
        sessions.computeIfAbsent(sessionId, id -> new TreeMap<>()).put(frame.sequence(), frame);
    }

    public void own(String sessionId, String ownerId) {
        owners.put(sessionId, ownerId);
    }

    public void away(boolean nowAway) {
        away = nowAway;
    }

    int reads() {
        return reads;
    }

    @Override
    public Uni<List<Frame>> after(String sessionId, long sequence, int limit) {
        reads++;
        return answer(frames(sessionId).tailMap(sequence, false).values().stream()
                .limit(limit)
                .toList());
    }

    @Override
    public Uni<Optional<String>> ownerOf(String sessionId) {
        return away
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : Uni.createFrom().item(Optional.ofNullable(owners.get(sessionId)));
    }

    @Override
    public Uni<Prospect> beyond(String sessionId, long sequence) {
        Map.Entry<Long, Frame> last = frames(sessionId).lastEntry();
        boolean over = last != null && last.getValue().ending() && last.getKey() <= sequence;
        return answer(over ? Prospect.NOTHING : Prospect.MORE);
    }

    @Override
    public Uni<Map<String, Reached>> reached(Collection<String> sessionIds) {
        Map<String, Reached> reached = new HashMap<>();
        for (String sessionId : sessionIds) {
            if (!frames(sessionId).isEmpty()) {
                reached.put(sessionId, Reached.by(frames(sessionId).lastEntry().getValue()));
            }
        }
        return answer(reached);
    }

    private NavigableMap<Long, Frame> frames(String sessionId) {
        return sessions.getOrDefault(sessionId, new TreeMap<>());
    }

    private <T> Uni<T> answer(T answer) {
        boolean fails = away;
        return Uni.createFrom()
                .emitter(emitter -> time.in(answerMillis.getAsLong(), () -> {
                    if (fails) {
                        emitter.fail(new IllegalStateException("the record is away"));
                    } else {
                        emitter.complete(answer);
                    }
                }));
    }
}
