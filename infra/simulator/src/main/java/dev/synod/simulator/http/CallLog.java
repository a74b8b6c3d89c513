package dev.synod.simulator.http;

import dev.synod.simulator.Provider;
import dev.synod.simulator.SimulatorConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who called what, and how it ended: totals since the last reset, and the latest calls. Never any content. */
@Singleton
public class CallLog {

    private final int capacity;
    private final Deque<Call> latest = new ArrayDeque<>();
    private final Map<Provider, Map<Call.Outcome, Long>> totals = new EnumMap<>(Provider.class);

    CallLog(SimulatorConfig config) {
        this.capacity = config.callLogSize();
    }

    synchronized Call open(Provider provider, String operation, String requestId, String traceparent) {
        Call call = new Call(provider, operation, requestId, traceparent, this);
        if (latest.size() == capacity) {
            latest.removeFirst();
        }
        latest.addLast(call);
        count(totals, provider, Call.Outcome.OPEN, 1);
        return call;
    }

    synchronized void ended(Provider provider, Call.Outcome outcome) {
        long open = totals.getOrDefault(provider, Map.of()).getOrDefault(Call.Outcome.OPEN, 0L);
        if (open > 0) {
            count(totals, provider, Call.Outcome.OPEN, -1);
            count(totals, provider, outcome, 1);
        }
    }

    /** Forgets all calls and totals. */
    public synchronized void reset() {
        latest.clear();
        totals.clear();
    }

    /** Totals per provider since the last reset. */
    public synchronized JsonObject totals() {
        return counts(totals);
    }

    /** Counts per provider of the logged calls whose request id starts so, and the ids that were answered twice. */
    public JsonObject totals(String prefix) {
        Map<Provider, Map<Call.Outcome, Long>> counted = new EnumMap<>(Provider.class);
        Map<String, Integer> answers = new TreeMap<>();
        for (Call call : matching(prefix)) {
            Call.Outcome outcome = call.outcome();
            count(counted, call.provider, outcome, 1);
            if (outcome == Call.Outcome.ANSWERED) {
                answers.merge(call.requestId, 1, Integer::sum);
            }
        }
        answers.values().removeIf(times -> times < 2);
        return counts(counted).put("answeredTwice", new JsonArray(new ArrayList<>(answers.keySet())));
    }

    /** The latest calls whose request id starts so, oldest first. */
    public JsonArray list(String prefix, int limit) {
        List<Call> calls = matching(prefix);
        JsonArray json = new JsonArray();
        calls.subList(Math.max(0, calls.size() - limit), calls.size()).forEach(call -> json.add(call.toJson()));
        return json;
    }

    private synchronized List<Call> matching(String prefix) {
        return latest.stream().filter(call -> call.requestId.startsWith(prefix)).toList();
    }

    private static void count(Map<Provider, Map<Call.Outcome, Long>> counts, Provider p, Call.Outcome o, long by) {
        counts.computeIfAbsent(p, k -> new EnumMap<>(Call.Outcome.class)).merge(o, by, Long::sum);
    }

    private static JsonObject counts(Map<Provider, Map<Call.Outcome, Long>> counts) {
        JsonObject json = new JsonObject();
        for (Provider provider : Provider.values()) {
            Map<Call.Outcome, Long> own = counts.getOrDefault(provider, Map.of());
            JsonObject row = new JsonObject()
                    .put(
                            "received",
                            own.values().stream().mapToLong(Long::longValue).sum());
            for (Call.Outcome outcome : Call.Outcome.values()) {
                row.put(outcome.wireName(), own.getOrDefault(outcome, 0L));
            }
            json.put(provider.wireName(), row);
        }
        return new JsonObject().put("providers", json);
    }
}
