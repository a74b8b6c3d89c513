package dev.synod.gateway.core;

import dev.synod.events.llm.ProviderStatus.CircuitState;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much of its work the gateway can do; the worst that holds counts. The README has the table. */
public enum DegradationLevel {
    /** All is well. */
    NORMAL,
    /** No search engine can be asked: experts debate without research. */
    SEARCH,
    /** Nobody turns texts into vectors: what is alike isn't recognised. */
    MEMORY,
    /** The ledger or the broker is away: requests wait, and answers too. */
    STATE,
    /** No model can be asked. */
    CRITICAL;

    /**
     * The level that follows from what there is.
     *
     * @param circuits the states of each operation's circuits; an operation that nobody offers has none
     * @param stateIsSafe whether the database and the broker can be reached
     */
    public static DegradationLevel of(Map<Operation, List<CircuitState>> circuits, boolean stateIsSafe) {
        if (!canBeAsked(circuits, Operation.CHAT)) {
            return CRITICAL;
        }
        if (!stateIsSafe) {
            return STATE;
        }
        if (!canBeAsked(circuits, Operation.EMBED)) {
            return MEMORY;
        }
        return canBeAsked(circuits, Operation.SEARCH) ? NORMAL : SEARCH;
    }

    /** The name in answers and events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 0 if all is well, to 4. */
    public int number() {
        return ordinal();
    }

    private static boolean canBeAsked(Map<Operation, List<CircuitState>> circuits, Operation operation) {
        return circuits.getOrDefault(operation, List.of()).stream().anyMatch(state -> state != CircuitState.OPEN);
    }
}
