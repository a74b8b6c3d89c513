package dev.synod.events.arch.model.core;

import dev.synod.events.session.Phase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What a core may do: values, ordered collections, times from outside, chance from a seed. */
public record Decision(Phase phase, Instant now) {
    static final Set<String> ONE = Set.of("only");
    static final Map<String, String> NONE = Map.of();

    Map<String, Instant> ordered() {
        Map<String, Instant> map = new LinkedHashMap<>();
        map.put(phase.name(), now());
        return Collections.unmodifiableMap(map);
    }

    List<String> shuffled(List<String> list, long seed) {
        List<String> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    String label() {
        return switch (phase) {
            case EXPLORATION -> "opening";
            case CHALLENGE, CONVERGENCE -> "later";
        };
    }
}
